"""Names in scripts without capitals, where no letter tells a name from other words.

Only what a format itself declares to be an author comes here, and of that only words whose form is a
person's: none that names an office, a desk, an agency or a place in a sentence. No author is better than
a wrong one.
"""

import re
import unicodedata

from generator.articles.japanese_names import is_japanese

LEAD = re.compile(
    r"(?:מאת|בקלם|بقلم|كتبت?|إعداد|تقرير|نوشته|نویسنده|تحریر|लेखक|লেখক|작성자|글|作者|撰文|執筆"
    r"|(?:(?:取材|構成|写真)・)*文(?=\s*[/／:：・＝=]))(?:\s*[:：/／・＝=]\s*|\s+)"
)
TITLE = re.compile(
    r"(?:ד[\"״]ר|פרופ['׳]|עו[\"״]ד|الدكتورة?|دكتورة?|الأستاذة?|أ\.\s?د\.|دکتر|د\.|डॉ\.?|डा\.?|श्री|श्रीमती|प्रो\.?|ড\.|ডা\.|ดร\.)\s*"
    r"|(?:นางสาว|นาย|นาง)(?=[ก-ฮเ-ไ])"
)
AND = re.compile(r"\s+(?:و|اور|और|एवं|व|এবং|ও|และ|და|மற்றும்|እና)\s+")
BETWEEN = re.compile(r"(?<=[\u3400-\u9fff])・(?=[\u3400-\u9fff])")
"""Between the names of two people; in one of a foreigner the letters are others."""
COMMAS = str.maketrans(dict.fromkeys("،؛、，；／", ","))
REPORTER = re.compile(
    r"\S{0,8}?(?:记者|記者|通讯员|通訊員)\s*[:：]?\s*(?P<name>\S.*)"
    r"|(?P<before>.+?)\s*(?:기자|记者|記者|特派員|특파원)"
)
"""A name beside the word for a reporter, as East Asian papers write it."""
IN_DATELINE = re.compile(r"[（(]\s*([^（()）]{0,8}?(?:记者|記者)[^（()）]{2,50}?)\s*[)）]")
OFFICES = frozenset(
    """
    מערכת צוות אתר חדשות סוכנות סוכנויות ידיעות עיתון כתב כתבת כתבי כתבנו כתבים עורך עורכת דסק רשת
    ערוץ שירות משרד דובר דוברות דוברת רדיו תוכן מגזין עורכי מועצת עיריית אוניברסיטת אוניברסיטה מכון
    עמותת חברת קבוצת אגודת ארגון ממשלה משטרת צילום תרגום זכויות מחבר אורח פרסום קידום בחסות תאגיד
    שידור תקשורת
    وكالة وكالات أنباء انباء أخبار اخبار صحيفة جريدة مجلة قناة شبكة إذاعة اذاعة تلفزيون موقع نت هيئة
    تحرير فريق محرر محررة محررون مراسل مراسلة مراسلون مراسلو مندوب مندوبنا مراسلنا مراسلتنا قسم مكتب
    إدارة ادارة وزارة رئاسة جامعة مؤسسة جمعية مركز معهد شركة مجموعة اتحاد منظمة حكومة شرطة ترجمة
    تصوير خاص متابعة متابعات رصد سكاي نيوز عربية عربي بوابة مصادر صحفي صحافي كاتب كاتبة مقال رأي
    رويترز فرانس برس جزيرة شرق أوسط حقوق محفوظة
    خبرگزاری گروه سرویس تحریریه خبرنگار روزنامه سایت پایگاه مجله شبکه تلویزیون رادیو دفتر سازمان
    وزارت دانشگاه موسسه شرکت مرکز خبر خبری ایسنا ایرنا تسنیم منبع ترجمه عکس سردبیر دبیر
    ویب ڈیسک نیوز نامہ نگار رپورٹ رپورٹر رپورٹرز اسٹاف نمائندہ خصوصی بیورو ایجنسی آن لائن مانیٹرنگ
    اردو سروس ایڈیٹر ادارہ ٹیم
    संवाददाता ब्यूरो टीम डेस्क न्यूज न्यूज़ समाचार एजेंसी भाषा वार्ता वेब ऑनलाइन संपादक संपादकीय
    रिपोर्ट रिपोर्टर लाइव हिंदी हिन्दी टीवी मीडिया प्रतिनिधि कार्यालय नेटवर्क सेवा मंत्रालय विभाग
    पुलिस विश्वविद्यालय प्रतिनिधी वृत्तसेवा
    প্রতিবেদক ডেস্ক নিজস্ব সংবাদদাতা রিপোর্ট রিপোর্টার অনলাইন প্রতিনিধি নিউজ সংবাদ বার্তা সংস্থা
    সম্পাদক সম্পাদকীয় স্টাফ ব্যুরো টিম মিডিয়া টিভি বাংলা ওয়েব
    செய்தி செய்திகள் நிருபர் ஆசிரியர் குழு தமிழ் இணைய ஊடக
    რედაქცია სააგენტო ახალი ამბები გაზეთი ტელევიზია რადიო ჟურნალისტი კორესპონდენტი რედაქტორი
    ዜና አገልግሎት ዘጋቢ አዘጋጅ ሪፖርተር
    """.split()  # noqa: SIM905 - plain words
)
"""Offices, agencies and roles: Hebrew, Arabic, Persian, Urdu, Hindi, Bengali, Tamil, Georgian, Amharic."""
SMALL = frozenset(
    """
    של על את עם כל לא זה או גם אצל בין מן כמו שמורות
    في من عن إلى الى مع كل هذا هذه التي الذي أو ثم جميع
    از در به که با برای این است را کے کی کا سے میں پر نے ہے ہیں
    के की का से में पर ने है हैं को থেকে এর জন্য
    """.split()  # noqa: SIM905 - plain words
)
"""Words of phrases, which stand in no name."""
PREFIXES = re.compile(r"(?:وال|بال|كال|فال|لل|ال|و|ل|ب|ה|ו|ל|ב|מ|ש)(?=\w{2})")
"""The article, and small words that Arabic and Hebrew write in one with the next."""
WITHIN = (
    "ข่าว", "บรรณาธิการ", "ทีม", "ออนไลน์", "สำนัก", "หนังสือพิมพ์", "ผู้สื่อ", "นักข่าว", "กอง",
    "โต๊ะ", "เว็บ", "แผนก", "กรม", "ສຳນັກ", "ຂ່າວ", "ព័ត៌មាន", "សារព័ត៌មាន", "သတင်း", "အယ်ဒီတာ",
    "社", "报", "報", "网", "網", "台", "刊", "部", "局", "組", "组", "室", "版", "讯", "訊",
    "編輯", "编辑", "新聞", "新闻", "通信", "記者", "记者", "媒体", "媒體", "日本", "中国",
    "中國", "综合", "綜合", "特约", "编", "編", "電視", "电视", "協会", "学会", "委員", "取材",
    "共同", "時事", "チーム", "ニュース", "オンライン", "編集", "뉴스", "신문", "일보", "기자",
    "편집", "연합", "방송", "닷컴", "미디어", "팀", "온라인", "취재", "특파", "데스크", "통신",
    "경제",
)  # fmt: skip
"""Of offices, in scripts that put no space between words."""
WITH_AND = frozenset(
    """وليد وائل وسام وسيم وفاء ولاء وجدي وجيه وحيد وديع وهبة وهيب وهبي وردة وصفي وفيق
    וייס וינברג ויינברג וויינברג ויינשטיין וינשטיין וולף ווייס ולך וקנין ורדי ויצמן וייצמן ויזל ויזנטל ורטהיים
    וגנר ולדמן וקסמן ורד ויקטור ורדה ויקטוריה וסרמן ורשבסקי""".split()  # noqa: SIM905 - plain words
)
"""Names that begin with the letter that stands for `and`."""
SURNAMES = frozenset(
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林罗羅郑鄭梁谢謝宋唐许許韩韓邓鄧冯馮曹彭曾肖萧蕭"
    "田董潘袁蔡蒋蔣余于杜叶葉程魏苏蘇吕呂丁任卢盧姚沈钟鍾姜崔谭譚陆陸范汪廖石贾賈韦韋夏付方邹鄒"
    "熊孟秦邱侯江尹薛闫閻段雷龙龍黎史贺賀陶顾顧毛郝龚龔邵万萬钱錢覃武戴严嚴莫孔汤湯"
)
"""The most frequent family names of China, by the census of 2010."""
OF_TWO = frozenset(
    """
    欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 司徒 夏侯 端木 东方 東方
    """.split()  # noqa: SIM905 - plain words
)
"""Chinese family names of two signs."""
KOREAN = frozenset(
    "김이박최정강조윤장임한오서신권황안송류유전홍고문양손배백허남심노하곽성차주우구민진나엄원천방공현함변"
)
"""The most frequent family names of Korea, by the census of 2015."""
HAN = re.compile(r"[\u3400-\u9fff々·]+")
TRANSCRIBED = re.compile(r"[\u3400-\u9fff]{1,6}(?:·[\u3400-\u9fff]{1,6}){1,3}")
"""A foreign name as Chinese writes it: `约翰·史密斯`."""
KANA = re.compile(r"[\u3040-\u30ff]")
HANGUL = re.compile(r"[\uac00-\ud7a3]+")
GEORGIAN = re.compile(r"[\u10d0-\u10ff]")
MARKS = frozenset("-־'’׳״\"`.·\u200c\u200d")
LONGEST_WORD = 24


def find_reporters(dateline: str) -> str:
    """Take who reports out of a Chinese dateline: `新华社北京6月12日电（记者张三）`."""
    found = None if dateline.isascii() else IN_DATELINE.search(dateline)
    return found[1] if found else ""


def is_caseless(words: str) -> bool:
    """Whether all letters of words are of scripts without capitals."""
    letters = [one for one in words if one.isalpha()]
    return bool(letters) and all(one.lower() == one.upper() or GEORGIAN.match(one) for one in letters)


def split_caseless(byline: str) -> str:
    """Put commas between the names of a byline, and take off what introduces them."""
    if byline.isascii():
        return byline
    return AND.sub(", ", BETWEEN.sub(",", LEAD.sub("", byline.strip("【】 "), count=1).translate(COMMAS)))


def find_caseless(segment: str) -> tuple[str, ...]:
    """Name the person, or the people, whom words mean that a format declares to be an author; else nobody."""
    words = TITLE.sub("", segment.strip(), count=1)
    reporter = REPORTER.fullmatch(words)
    if reporter:
        return _reporters(reporter["name"] or reporter["before"])
    if HANGUL.search(words) or HAN.search(words) or KANA.search(words):
        return (words,) if _is_east_asian(words) else ()
    return (words,) if _is_spaced(words) else ()


def names_office(words: str) -> bool:
    """Whether words in a script without capitals name an office, an agency or a role."""
    if words.isascii():
        return False
    bare = [word.strip("-־'’\"`.:") for word in words.split()]
    known = any({word, PREFIXES.sub("", word, count=1)} & OFFICES or word in SMALL for word in bare)
    return known or any(one in words for one in WITHIN)


def _reporters(words: str) -> tuple[str, ...]:
    """Take the names beside the word for a reporter: of two to four characters each."""
    names = words.replace("·", " ").split() if HANGUL.search(words) else words.split()
    if len(names) == 2 and {len(name) for name in names} <= {1, 2} and 1 in {len(name) for name in names}:
        names = ["".join(names)]  # `김 철수`, `张 伟`
    good = all(
        2 <= len(name) <= 4 and (HAN.fullmatch(name) or HANGUL.fullmatch(name)) and not names_office(name)
        for name in names
    )
    return tuple(names) if good else ()


def _is_spaced(words: str) -> bool:
    parts = words.split()
    return (
        2 <= len(parts) <= 5
        and all(map(_is_word, parts))
        and not names_office(words)
        and not any(part[0] in "וو" and part not in WITH_AND for part in parts[1:])
    )


def _is_word(word: str) -> bool:
    return (
        len(word) <= LONGEST_WORD
        and all(unicodedata.category(one)[0] in "LM" or one in MARKS for one in word)
        and word[0].isalpha()
    )


def _is_east_asian(words: str) -> bool:
    """Whether words have the form of a name of China, Korea or Japan.

    Without a space: a frequent family name and a given one. With one, a family name and a given one,
    unless both could be whole names.
    """
    parts = words.split()
    if names_office(words) or not all(map(_is_word, parts)):
        return False
    if len(parts) == 1:
        return _is_whole(words) or bool(TRANSCRIBED.fullmatch(words)) or is_japanese(words)
    short = all(len(part) <= 5 for part in parts)
    return len(parts) == 2 and short and not all(map(_is_whole, parts))


def _is_whole(name: str) -> bool:
    if HANGUL.fullmatch(name):
        return len(name) == 3 and name[0] in KOREAN
    if not HAN.fullmatch(name):
        return False
    of_two = name[:2] in OF_TWO and 3 <= len(name) <= 4
    return of_two or (2 <= len(name) <= 3 and name[0] in SURNAMES)
