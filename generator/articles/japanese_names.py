"""Japanese names written without a space: a frequent family name, and a given name of the usual form."""

import re

FAMILY = frozenset(
    """
    佐藤 鈴木 高橋 髙橋 田中 伊藤 渡辺 渡邊 渡邉 渡部 山本 中村 小林 加藤 吉田 山田
    佐々木 松本 井上 木村 斎藤 斉藤 齋藤 齊藤 清水 山崎 阿部 安倍 池田 橋本 山下 小川
    石井 長谷川 後藤 岡田 近藤 前田 藤田 遠藤 青木 坂本 村上 太田 金子 藤井 福田 西村
    三浦 竹内 中川 岡本 松田 原田 中野 小野 田村 藤原 中山 石田 小島 和田 森田 内田
    柴田 酒井 高木 横山 安藤 上田 島田 工藤 大野 宮本 杉山 今井 丸山 増田 高田 村田
    平野 大塚 菅原 武田 新井 小山 野口 桜井 岩崎 佐野 谷口 上野 松井 河野 菊地 菊池
    野村 木下 杉本 古川 大西 松尾 水野 飯田 久保 吉川 松下 山内 西田 北村 五十嵐 安田
    中田 平田 本田 久保田 吉村 中西 岩田 服部 樋口 川上 永井 松岡 田口 山中 森本 土屋
    矢野 広瀬 秋山 石原 松村 大橋 吉岡 小池 馬場 浅野 荒木 大久保 小沢 小澤 黒田 尾崎
    永田 松原 大島 山村 須藤 片山 早川 望月 西川 澤田 沢田 黒川 栗原 川村 堀内 内藤
    宮田 宮下 小西 榎本 浜田 荒井 大谷 岸田 石破 河合 奥村 横田 星野 岩本 西山 西野
    平井 関口 柳沢 植田 天野 児玉 神田 桑原 今村 三宅 篠原 川田 松永 中島 中嶋 根本
    富田 吉野 吉本 岡村 大川 大森 大石 大沢 小田 小原 小泉 古賀 坂口 坂井 坂田 白井
    白石 高野 高山 滝沢 竹田 塚本 土井 徳永 戸田 中井 永野 長田 長尾 長島 沼田 野崎
    浜口 林田 日高 平山 福本 藤岡 藤川 藤本 古田 細川 堀田 本間 前川 牧野 松浦 松崎
    三好 水谷 宮内 宮川 村井 村松 森川 森山 八木 柳田 山岸 山根 吉原 米田 若林 小笠原
    宇佐美 大江 三島 川端 夏目
    """.split()  # noqa: SIM905 - plain words
)
"""The most frequent family names of Japan, but for those below."""
PLACES = frozenset(
    """
    山口 石川 福島 千葉 宮崎 長野 福井 富山 岡山 秋田 青森 熊本 市川 川口 川崎 野田
    熊谷 小松 飯塚 田辺 成田 岡崎 小倉
    """.split()  # noqa: SIM905 - plain words
)
"""Family names that are those of prefectures and cities, too."""
HAN = r"\u3400-\u9fff々"
GIVEN = re.compile(rf"[{HAN}]{{1,3}}|[\u3041-\u3096]{{2,4}}|[\u30a1-\u30fa\u30fc]{{2,5}}")
ENDS = frozenset("郎朗子美夫雄男一二三也彦介助人恵代香奈樹之司治吉太平輔佑哉斗弥紀江枝穂里菜花希")
"""What given names often end with."""
ADDRESSED = frozenset((*"氏様君記談著訳撮筆文", "さん", "くん", "ちゃん", "たち", "より", "から"))
NOT_IN_NAMES = frozenset(
    "第市区県郡庁署院校館園駅線会店党証券器電機技研業産設銀商薬車書版写報紙誌送聞局部室課班団組財法連盟協町村"
)


def is_japanese(words: str) -> bool:
    """Whether words without a space are a family name and a given one."""
    for length in (3, 2):
        family, given = words[:length], words[length:]
        if family in FAMILY:
            return _is_given(given)
        if family in PLACES:
            return len(given) > 1 and given[-1] in ENDS and _is_given(given)
    return False


def _is_given(words: str) -> bool:
    return bool(GIVEN.fullmatch(words)) and words not in ADDRESSED and NOT_IN_NAMES.isdisjoint(words)
