"""Addresses of articles on the web, brought to one form so that the same page is known again."""

from urllib.parse import urlsplit

PORTS = {"http": 80, "https": 443}
TRACKING_STARTS = ("utm_", "at_", "pk_", "mtm_", "hsa_", "_hs", "wt.", "ns_", "mc_", "oly_", "vero_", "xtor")
TRACKING = frozenset(
    """_ga _gl cmp cmpid dclid ocid fbclid gaa_at gclid gbraid guccounter guce_referrer
    guce_referrer_sig icid igshid mbid mkt_tok msclkid ncid ref ref_src ref_url referrer rss s_cid smid
    smtyp spm srnd taid tblci twclid wbraid yclid""".split()  # noqa: SIM905 - plain words
)
"""Parameters that say where a reader came from, not what is read; compared in lower case."""


def canonical_address(url: str) -> str:
    """Write an address without scheme, default port, fragment and tracking parameters, host in lower case.

    Empty where it is no address of one page: no host, or the front page of a site.
    """
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return ""
    if parts.scheme.lower() not in PORTS or not host:
        return ""
    told = [one for one in parts.query.split("&") if one and not _is_tracking(one.partition("=")[0])]
    path = parts.path.rstrip("/")
    if not path and not told:
        return ""
    stated = f":{port}" if port and port != PORTS[parts.scheme.lower()] else ""
    return f"{host}{stated}{path}{'?' if told else ''}{'&'.join(told)}"


def _is_tracking(name: str) -> bool:
    low = name.lower()
    return low in TRACKING or low.startswith(TRACKING_STARTS)
