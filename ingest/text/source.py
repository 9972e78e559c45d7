"""A file as text with offsets: bytes decoded, lines found, a folded copy to match patterns on."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from ingest.text.markers import Mark, marks_of
from ontology import Document, Evidence, LutuError

Span = tuple[int, int]  # from a place in the text up to, not with, another

MAX_BYTES = 3_000_000  # a million characters: the longest plans have a tenth of it
_HAN, _SHORT, _SAMPLE, _LEAST_HAN = re.compile("[一-鿿]"), 2000, 100_000, 0.1
_ENCODINGS = ("utf-8-sig", "gb18030")
# ## 一、目标 · **1.建厂。**新建…
_MARKUP = re.compile(r"(?m)^#{1,6}(?= )|\*\*(?=[^*\n]+\*\*)|(?<=[^*\s])\*\*(?!\*)")
_BLANKS = " \t\r\n\xa0\u3000\u200b\ufeff"
# One character for one, so that a place in the folded text is the same place in the document.
_FOLD = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | str.maketrans(
    "\xa0\u3000\u200b\ufeff〔〕［］【】﹙﹚〈〉｛｝{}，．—–－～", "    [][][]()<>[][],.----"
)
# Characters that simplified script does not have, common enough that a traditional name holds one of them.
_TRADITIONAL = re.compile(
    "["
    "場監銀務醫養農業廳發財資環體團縣區國際標準優動員產學術從參與對關係實驗護據點統計審線網絡圖書館衛藥鄉鎮導辦處組織長門"
    "問題領機構會議單開豐東車馬魚鳥飛風雲電話說讀寫輸運費買賣貿經濟綠結籌規劃華萬億個們傳偉僑償儲兒內兩冊凍則剛創劇劉劍勁"
    "勝勞勢勳勵勸匯協卻厲叢吳啟喪嚴園圍圓聖壞塊堅壇壓壽夠夢奪奮婦媽寧寬寶將專尋層屬岡島峽嶺師帳帶幣幫廠廢廣張強彈彎徑復徵"
    "憂憑應懷懇戰戲戶擇擊擔擬擴攝敵數斷時條極槍樂樓樣樹橋檔檢權歡歲歷歸殘殺氣漢溝滅滿潔濱灣燈燒爾牆獎獨獲現畢畫異當療盤眾"
    "矯碼礎確禮禍種稅稱穩積競筆節範築簡簽糧約紅納紐純紙級紛細終絕給綜維編緣縮總績繞繼續纖罰羅義習聞聯職聲聽肅腦膚臺興舉舊"
    "艙艦藝蘇號虧蟲補裝製複視親覺覽觀觸訂訊討訓託記訪設許訴診註証評詞試詩該詳認語誤課調請論證識譜譯變讓貢貧貨販貪貫責貴賓"
    "賞賢質賴賽購贈趕趨跡軍軌軟較載輕輔輝輪轄轉連進遊過達違遠適選遺邊還郵鄰釋釐鈔鋼錄錢鍋鍵鏡鐘鐵鑒間閱陽階隊陰陳陸險隨隱"
    "雜雙離難霧靈靜韋頁項順須預頒頓頭頻願類顧顯餘駐駕髮鬥鮮麥黃黨齊齒瀾齡廬蘆潁遼濰鄭鄲綿閩贛滬滄滎漣漵瀏瀘灤"
    "]"
)


class ReadError(LutuError):
    """A file can't be read as a plan."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the blanks around it: `text` is folded, `start` its offset in the document, `indent` blanks before.

    `mark` is the number in front of it, as the document's lines together tell.
    """

    text: str
    start: int
    indent: int
    mark: Mark | None = None

    @property
    def end(self) -> int:
        """The offset behind the last character."""
        return self.start + len(self.text)


@dataclass(frozen=True)
class Source:
    """A document ready for matching: `folded` has half-width forms, simplified script and the document's length."""

    document: Document
    folded: str

    @cached_property
    def lines(self) -> tuple[Line, ...]:
        """The lines that are not blank, in order."""
        lines = list(_lines(self.folded))
        marks = marks_of([line.text for line in lines])
        return tuple(replace(line, mark=mark) if mark else line for line, mark in zip(lines, marks, strict=True))

    def evidence(self, start: int, end: int) -> Evidence:
        """The slice as evidence, blanks at its ends left out."""
        text = self.document.text
        while start < end and text[start] in _BLANKS:
            start += 1
        while end > start and text[end - 1] in _BLANKS:
            end -= 1
        return Evidence(self.document.id, start, end, text[start:end])

    def as_printed(self, words: str, start: int, end: int) -> str:
        """Folded words that stand between two offsets in the document's own characters; unchanged if they do not."""
        place = self.folded.find(words, start, end)
        return self.document.text[place : place + len(words)] if place >= 0 else words

    def printed(self, start: int, end: int) -> str:
        """The slice as printed, blanks at its ends left out."""
        return self.document.text[start:end].strip(_BLANKS)


def read_source(path: Path) -> Source:
    """The text of a file; ReadError in one sentence for what is no text."""
    return source_of(path.name, _read_bytes(path))


def source_of(name: str, data: bytes) -> Source:
    """The same from bytes; the document's id is not yet that of its plan."""
    text = _decode(name, data)
    if not text.strip(_BLANKS):
        raise ReadError(f"{name} 是空文件，请换成有内容的方案文本。")
    sample = text[:_SAMPLE]
    if len(sample) > _SHORT and len(_HAN.findall(sample)) < len(sample) * _LEAST_HAN:
        raise ReadError(f"{name} 里几乎没有中文，不像一份方案，请核对文件。")
    document = Document(name, name, hashlib.sha256(data).hexdigest(), text)
    return Source(document, _MARKUP.sub(lambda match: " " * len(match.group()), fold(text)))


def fold(text: str) -> str:
    """Half-width brackets, commas and digits, simplified script; as long as the text."""
    folded = text.translate(_FOLD)
    if len(_TRADITIONAL.findall(text)) * 200 < len(text):
        return folded
    from opencc import OpenCC

    converter = OpenCC("t2s")
    whole = str(converter.convert(folded))
    return whole if len(whole) == len(folded) else "".join(map(converter.convert, folded))


def _read_bytes(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise ReadError(f"{path} 是文件夹，请给出方案文件。")
        if path.stat().st_size > MAX_BYTES:
            raise ReadError(f"{path.name} 超过 {MAX_BYTES // 1_000_000} MB，不像一份方案，请只留正文和附件的文字。")
        return path.read_bytes()
    except FileNotFoundError:
        raise ReadError(f"找不到文件 {path}，请核对路径。") from None
    except OSError as error:
        raise ReadError(f"{path} 读不出来（{error.strerror}），请检查文件和权限。") from error


def _decode(name: str, data: bytes) -> str:
    if b"\0" in data[:4096]:
        raise ReadError(f"{name} 不是文本文件，请另存为纯文本（UTF-8 或 GB18030）。")
    for encoding in _ENCODINGS:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ReadError(f"{name} 的编码认不出来，请另存为 UTF-8 文本。")


def _lines(folded: str) -> Iterator[Line]:
    for match in re.finditer(r"[^\r\n]+", folded):
        text = match.group().strip(_BLANKS)
        if text:
            indent = len(match.group()) - len(match.group().lstrip(_BLANKS))
            yield Line(text, match.start() + indent, indent)
