"""Full-text search: an index derived from a graph, kept beside its store, and what is found with it."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from graph import Graph
from search.analyzer import Analyzer, Tokenizer, default_engine
from search.fulltext import why
from search.fulltext.documents import Document, documents
from search.fulltext.engine import Engine
from search.fulltext.engines import maker
from search.fulltext.expansion import Expansion, expansions
from search.fulltext.facets import facets
from search.fulltext.filters import LABELS, STATUS, Filter, filtered
from search.fulltext.grouping import grouped
from search.fulltext.matching import Library
from search.fulltext.meaning import Runner
from search.fulltext.otherwise import Otherwise
from search.fulltext.passage import Passage
from search.fulltext.ranking import ROW_OF, SLIP, Scored
from search.fulltext.respelling import Respeller, neighbours
from search.fulltext.result import Facet, Hit, SearchResult
from search.fulltext.shelf import Kept, digest, load, store
from search.fulltext.snippet import snippet
from search.fulltext.sounds import Sounds
from search.fulltext.spellings import Spellings, spellings
from search.fulltext.status_words import StatusWords, status_words
from search.fulltext.suggest import Suggester, Suggestion, entries
from search.fulltext.synonyms import all_synonyms, own_synonyms
from search.fulltext.taking import Taken, Taker
from search.fulltext.wanted import Wanted

_READ = 20_000  # documents whose texts are kept as they are compared: some ten megabytes


def open_index(
    graph: Graph, folder: Path | None, stamp: str | int, synonyms: Path | None = None, engine: str | None = None
) -> "Index":
    """The index of a graph: the one kept in the folder where it is of this graph, else a new one, which is kept there.

    `stamp` is the store's revision, `synonyms` the operator's file (it need not exist; the index tells its flaws),
    `engine` the name of one that is installed. The index stays in memory alone where there is no folder, or
    none to write to.
    """
    made, found, own = maker(engine), documents(graph), own_synonyms(synonyms)
    known = all_synonyms(own.groups)
    key = digest((str(stamp), default_engine(), made.version, repr(known)), found)
    kept = load(folder, key) if folder else None
    if kept is None:
        names = spellings(graph, known)
        analyzer = _analyzer(names)
        kept = Kept(names, entries(found, analyzer, names.by_id()), made.build(found, analyzer), neighbours(found))
        if folder:
            store(folder, key, stamp, kept)
    return Index(graph, found, kept, made.open(kept.files), flaws=own.flaws)


def _analyzer(names: Spellings) -> Analyzer:
    return Analyzer(Tokenizer(names.words))


class Index:
    """Finds documents by words. It never changes; a changed graph has another one. Threads may share it.

    `flaws` are what can't be used of the operator's synonyms, a Chinese sentence each.
    """

    def __init__(
        self,
        graph: Graph,
        found: Sequence[Document],
        kept: Kept,
        engine: Engine,
        runner: Runner | None = None,
        flaws: tuple[str, ...] = (),
    ) -> None:
        self.flaws = flaws
        self.engine, self.analyzer = engine, _analyzer(kept.spellings)
        self._documents, self._kept, self._spellings = found, kept, kept.spellings
        self._passages: dict[int, tuple[Passage, ...]] = {}
        self._library = Library(found, self._texts, engine, self.analyzer)
        respeller = Respeller(kept.pairs, self.analyzer.tokenizer, self._library)
        sounds = Sounds(kept.entries, kept.spellings, self._library)
        self._taker = Taker(graph, kept.spellings, self.analyzer, self._library, respeller, sounds, runner)

    def search(
        self,
        words: str,
        kind: str | None = None,
        limit: int = 10,
        statuses: Mapping[str, str] | None = None,
        within: Mapping[str, str] | None = None,
        skip: int = 0,
    ) -> SearchResult:
        """What holds the words, all of them before some; of one kind of node if given, at most `limit` behind `skip`.

        A phrase in quotes is found only as it stands; `单位:…`, `行动:…`, `种类:…` and `状态:…` are filters, and no other
        sign has a meaning. Where nothing holds the words, names that differ from them by a slip of the pen are looked
        for. Finding nothing is no error. `statuses` are codes by the id of a task, indicator or project.

        `within` gives one value each by the facet's name, in place of filters typed; without words everything is in it.
        The facets of those fields count what the field's other values would find.
        """
        judged = statuses or {}
        plainly, filters = filtered(words, self._documents, self._spellings)
        judging = self._judging(plainly, filters) if judged else StatusWords(plainly)
        plainly, filters = judging.rest, [*filters, *judging.filters]
        everything = not plainly.strip() and (filters or within is not None)
        taken = self._all() if everything else self._taker.taken(plainly, judged)
        chosen = [Filter(field, value, frozenset({value})) for field, value in (within or {}).items()]
        typed = [hit for hit in taken.hits if self._passes(hit, kind, filters, judged)]
        kept = [hit for hit in typed if self._passes(hit, None, chosen, judged)]
        shown = grouped(kept, self._documents)[max(skip, 0) :][: max(limit, 0)]
        return SearchResult(
            query=words,
            terms=tuple(dict.fromkeys(word.text for word in taken.wanted.words)),
            total=len(kept),
            results=tuple(self._hit(hit, taken, judged) for hit in shown),
            facets=self._facets(kept, judged) | self._other_values(typed, chosen, judged),
            filters={LABELS[each.field]: each.said for each in filters},
            notes=(*self.flaws, *why.judged(judging), *self._notes(taken, filters)),
        )

    def suggest(self, typed: str, limit: int = 8) -> list[Suggestion]:
        """Names and frequent words that begin with what was typed, or hold it; `kjj` leads to 科技局."""
        return self._suggester.suggest(typed, limit) or self._otherwise.suggest(typed, limit)

    @cached_property
    def _otherwise(self) -> Otherwise:
        return Otherwise(self._suggester, self._spellings)

    @cached_property
    def _suggester(self) -> Suggester:
        return Suggester(self._kept.entries)

    def expansions(self, words: str) -> list[Expansion]:
        """What each word of the words is searched for as well, and why."""
        return expansions(words, self.analyzer, self._spellings, self._called)

    def _judging(self, words: str, filters: Sequence[Filter]) -> StatusWords:
        """What of the words asks for a status, where none is filtered by and they are no question."""
        if any(each.field == STATUS for each in filters):
            return StatusWords(words)
        holding = self._library.holding
        found = status_words(words, lambda said: bool(holding(said).named), lambda said: bool(holding(said).own))
        return StatusWords(words) if found.said and self._taker.asks(words) else found

    def _all(self) -> Taken:
        """Everything, where filters stand alone."""
        return Taken(Wanted(), [Scored(0.0, at) for at in range(len(self._documents))])

    def _passes(self, hit: Scored, kind: str | None, filters: Sequence[Filter], statuses: Mapping[str, str]) -> bool:
        of = self._documents[hit.at]
        return kind in (None, of.kind) and all(each.passes(of, statuses.get(of.id)) for each in filters)

    def _facets(self, hits: Sequence[Scored], statuses: Mapping[str, str]) -> dict[str, tuple[Facet, ...]]:
        return facets([self._documents[hit.at] for hit in hits], self._called, statuses)

    def _other_values(
        self, hits: Sequence[Scored], chosen: Sequence[Filter], statuses: Mapping[str, str]
    ) -> dict[str, tuple[Facet, ...]]:
        """The facet of each field that a value was chosen in, counted as if none were."""
        found = {}
        for each in chosen:
            others = [other for other in chosen if other is not each]
            passing = [hit for hit in hits if self._passes(hit, None, others, statuses)]
            found[each.field] = self._facets(passing, statuses).get(each.field, ())
        return found

    def _called(self, ref: str) -> str:
        place = self._library.places.get(ref)
        return (self._documents[place].name if place is not None else None) or ref

    def _notes(self, taken: Taken, filters: Sequence[Filter]) -> Iterator[str]:
        yield from (f"没有叫“{each.said}”的{LABELS[each.field]}。" for each in filters if not each.codes)
        yield from (why.SLIP.format(typed=typed, meant=meant) for typed, meant in taken.slips)
        yield from (why.read(typed, meant) for typed, meant in taken.read)
        if taken.meaning.reading:
            yield f"{why.MEANT}：{taken.meaning.reading}"

    def _texts(self, at: int) -> tuple[Passage, ...]:
        known = self._passages.get(at)
        if known is None:
            if len(self._passages) >= _READ:
                self._passages.clear()
            zones = self._documents[at].zones.items()
            known = tuple(Passage(zone, text, self.analyzer) for zone, texts in zones for text in texts)
            self._passages[at] = known
        return known

    def _hit(self, hit: Scored, taken: Taken, statuses: Mapping[str, str]) -> Hit:
        of, texts = self._documents[hit.at], self._texts(hit.at)
        slipped = bool(taken.slips) and SLIP <= hit.score < SLIP + 1
        wanted = taken.meant if slipped else taken.wanted
        found, shown = why.finds(texts, wanted), snippet(texts, wanted.chunks)
        first = why.ROW_OF if hit.score == ROW_OF else why.first(of.id, taken, slipped)
        return Hit(
            id=of.id,
            kind=of.kind,
            name=of.name,
            no=of.no,
            score=round(hit.score, 4),
            snippet=shown.text,
            marks=shown.marks,
            why=why.told(of.kind, found, first),
            field=why.field_of(found),
            found=found,
            status=statuses.get(of.id),
            task=of.task,
        )
