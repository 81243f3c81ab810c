"""Folding: the keys under which a name is stored and a query is looked up.

Two strings that a reader takes for the same name get the same key, whichever script, width, case or spelling they
come in. Nothing here knows entries or files. What each fold is worth was measured on 6,600 queries; the order of the
steps matters (width before kana, kana before the long-vowel mark).
"""

from __future__ import annotations

# Kyūjitai to shinjitai, the pairs of the 1949 Tōyō kanji table that occur in scientific prose.
_OLD_FORMS = (
    "亞亜惡悪壓圧圍囲醫医爲為壹壱隱隠榮栄營営衞衛驛駅圓円鹽塩緣縁應応歐欧毆殴櫻桜奧奥橫横溫温穩穏假仮價価畫画會会壞壊懷懐繪絵擴拡"
    "殼殻覺覚學学嶽岳樂楽勸勧卷巻寬寛歡歓觀観關関陷陥漢漢氣気歸帰龜亀僞偽戲戯犧犠舊旧據拠擧挙虛虚峽峡挾挟狹狭鄕郷響響曉暁勳勲薰薫徑径"
    "惠恵揭掲溪渓經経繼継莖茎螢蛍輕軽鷄鶏藝芸擊撃缺欠儉倹劍剣圈圏檢検權権獻献縣県險険顯顕驗験嚴厳效効廣広恆恒鑛鉱號号國国濟済碎砕齋斎"
    "劑剤雜雑參参慘惨棧桟蠶蚕贊賛殘残絲糸齒歯兒児辭辞濕湿實実舍舎寫写釋釈壽寿收収從従澁渋獸獣縱縦肅粛處処敍叙緖緒諸諸獎奨將将稱称證証"
    "燒焼乘乗剩剰壤壌孃嬢條条淨浄狀状疊畳穰穣讓譲釀醸觸触囑嘱愼慎寢寝眞真盡尽圖図粹粋醉酔隨随髓髄數数樞枢瀨瀬聲声靜静齊斉攝摂竊窃專専"
    "戰戦淺浅潛潜纖繊踐践錢銭禪禅雙双壯壮搜捜插挿爭争總総聰聡莊荘裝装騷騒增増臟臓藏蔵屬属續続墮堕體体對対帶帯滯滞臺台瀧滝擇択澤沢單単"
    "擔担膽胆團団彈弾斷断癡痴遲遅晝昼蟲虫鑄鋳廳庁徵徴聽聴敕勅遞逓鐵鉄轉転點点傳伝黨党盜盗燈灯當当鬭闘德徳獨独讀読屆届繩縄貳弐惱悩腦脳"
    "霸覇廢廃拜拝賣売麥麦發発髮髪拔抜蠻蛮祕秘濱浜甁瓶拂払佛仏竝並變変邊辺辨弁辯弁瓣弁步歩舖舗穗穂寶宝豐豊沒没飜翻槪概滿満默黙彌弥譯訳"
    "藥薬與与豫予餘余譽誉搖揺樣様謠謡來来賴頼亂乱覽覧龍竜兩両獵猟綠緑壘塁淚涙勵励禮礼隸隷靈霊齡齢戀恋爐炉勞労樓楼錄録灣湾"
)
_NEW_FORMS = {ord(old): new for old, new in zip(_OLD_FORMS[::2], _OLD_FORMS[1::2], strict=True) if old != new}

_TO_HIRAGANA = {code: code - 0x60 for code in range(0x30A1, 0x30F7)}
_DASHES = frozenset("-‐‑‒–—―−─━ｰ~～〜=一")
_VOICED = str.maketrans("かきくけこさしすせそたちつてとはひふへほう", "がぎぐげござじずぜぞだぢづでどばびぶべぼゔ")
_INVISIBLE = dict.fromkeys(
    (0xAD, 0x2060, 0xFEFF, *range(0x200B, 0x2010), *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))
)
_LARGE_KANA = str.maketrans("ぁぃぅぇぉっゃゅょゎゕゖぢづを", "あいうえおつやゆよわかけじずお", "ー")
_VU = (("ゔぁ", "ば"), ("ゔぃ", "び"), ("ゔぇ", "べ"), ("ゔぉ", "ぼ"), ("ゔゅ", "びゅ"), ("ゔ", "ぶ"))


def _normalized(form: str, text: str) -> str:
    """Return ``text`` in a Unicode normalization form; an ASCII query never gets here and never loads the tables."""
    from unicodedata import normalize

    return normalize(form, text)  # type: ignore[arg-type]


def is_hiragana(char: str) -> bool:
    """Return whether ``char`` is hiragana or the long-vowel mark, which is what kana fold to."""
    return "ぁ" <= char <= "ゖ" or char == "ー"


def is_kanji(char: str) -> bool:
    """Return whether ``char`` is a CJK ideograph of the BMP's main blocks or the mark 々."""
    return "㐀" <= char <= "鿿" or char == "々"


def _is_kana(char: str) -> bool:
    return "ぁ" <= char <= "ゖ" or "ァ" <= char <= "ヺ" or char == "ー"


def _lengthened(text: str) -> str:
    """Turn a dash that stands after kana into ー: ファイン−チューニング is typed with any of a dozen of them."""
    chars = list(text)
    for index in range(1, len(chars)):
        if chars[index] in _DASHES and _is_kana(chars[index - 1]):
            follower = chars[index + 1] if index + 1 < len(chars) else ""
            if chars[index] == "一":
                lengthens = "ァ" <= chars[index - 1] <= "ー" and "ァ" <= follower <= "ヺ"
            else:
                lengthens = chars[index] not in "-=" or _is_kana(follower)
            if lengthens:
                chars[index] = "ー"
    return "".join(chars)


def _repeated(text: str) -> str:
    """Write out the iteration marks 々 ゝ ゞ (佐々木 as 佐佐木, みすゞ as みすず)."""
    chars = list(text)
    last = ""
    for index, char in enumerate(chars):
        if last and char in "々ゝ":
            chars[index] = last
        elif last and char == "ゞ":
            chars[index] = last.translate(_VOICED)
        if char.isalnum():
            last = chars[index]
    return "".join(chars)


def base(text: str) -> str:
    """Return ``text`` with width, case, kana script, dashes, old forms and invisible characters folded.

    Args:
        text: Any string.

    Returns:
        Lower-case text in Unicode NFKC, katakana as hiragana; spaces and punctuation are still there.
    """
    if text.isascii():
        return text.lower()
    text = _normalized("NFKC", text.replace("゛", "\u3099").replace("゜", "\u309a")).translate(_INVISIBLE)
    if text.isascii():
        return text.lower()
    if not _DASHES.isdisjoint(text):
        text = _lengthened(text)
    text = text.casefold().translate(_NEW_FORMS).translate(_TO_HIRAGANA).replace("ヽ", "ゝ").replace("ヾ", "ゞ")
    return _repeated(text) if not {"々", "ゝ", "ゞ"}.isdisjoint(text) else text


def _unaccented(text: str) -> str:
    """Drop the marks of accented Latin letters (naïve, gakushū) and of nothing else: が stays が."""
    return "".join(
        _normalized("NFD", char)[0] if "\u00c0" <= char < "\u0250" or "\u1e00" <= char < "\u1f00" else char
        for char in text
    )


def key(text: str) -> str:
    """Return the key that all spellings of one name share: letters, digits and ー of :func:`base`, unaccented.

    >>> key("Fine-Tuning") == key("fine tuning") == key("ＦＩＮＥ＿ＴＵＮＩＮＧ")
    True
    >>> key("ファイン・チューニング")
    'ふぁいんちゅーにんぐ'
    """
    folded = base(text)
    if folded.isascii():
        return "".join(char for char in folded if char.isalnum())
    # What stood between two letters may have kept them from composing.
    return _normalized("NFC", "".join(char for char in _unaccented(folded) if char.isalnum()))


def kana_key(key: str) -> str:
    """Return ``key`` (of :func:`key`) without what kana spellings differ in: long vowels, small kana, ヴ, ぢ づ を.

    >>> kana_key("ゔぃじょん"), kana_key("びじょん"), kana_key("ふあいんちゆうにんぐ")
    ('びじよん', 'びじよん', 'ふあいんちゆうにんぐ')
    """
    for old, new in _VU:
        if "ゔ" not in key:
            break
        key = key.replace(old, new)
    return key.translate(_LARGE_KANA)


def tokens(text: str) -> list[str]:
    """Return the words of ``text`` after :func:`base`: runs of letters and digits.

    The plural s of a capitalised abbreviation is dropped first, while case still tells it (LLMs, GPUs).
    """
    words: list[str] = []
    for word in _words(text.translate(_INVISIBLE)):
        is_plural = len(word) > 2 and word[-1] == "s" and word[-2].isupper() and word[0].isupper()
        words.extend(_words(_unaccented(base(word[:-1] if is_plural else word))))
    return words


def _words(text: str) -> list[str]:
    return "".join(char if char.isalnum() else " " for char in text).split()
