"""The grammar of temporal expressions: patterns of a language pack as one regular expression.

A pattern is a row of words and classes: `il y a @approx? [ <n:count> <u:unit> ]`.

- `word` is itself; `"("` quotes a mark that the notation needs; a word cut at hyphens or
  apostrophes is written as its pieces.
- `<slot:class>` is a word of a class, kept under the slot's name; `<class>` is not kept. Classes
  are the lexicon's, and `number count day hour year short_year iso slashed clock hours century`.
- `( a | b )` are alternatives, `?` may be left out, `*` may stand up to nine times, `@name` is a
  macro.
- `[ ]` is what TIMEX3 marks; the record's mention is the whole match.
- `=( )` and `!( )` look ahead, `~( )` looks back, what is seen there is not taken: `~( )` has
  plain words only, and `<end>` in `=( )` is the end of the sentence.

The first rule that fits wins, at the leftmost place. A preposition of the table `prefixes` is taken
in before any rule but those marked `bare`, which bring their own and are tried first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from selon.errors import DataError
from selon.reading.cardinals import number_lexicon
from selon.reading.times.model import Rule
from selon.reading.times.pieces import END, FILLER, Alphabet, AlphabetMaker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selon.language import LanguagePack

_MARK = re.compile(r'"[^"]+"|<[^<>\s]+>|@\w+|[=!~]\(|[()|\[\]?*]|[^\s()|\[\]?*"<>]+')
_OPENING = {"=(": "(?=", "!(": "(?!", "(": "(?:"}
_SOME = "{0,9}"
"""Repetition, bounded so that endless lists of numbers cost no more than others."""
_NUMBER_WORD = "number_word"
_COLLECTIVE = "collective"


@dataclass(frozen=True, slots=True)
class Grammar:
    """Everything that finding matches needs, made once for a language.

    `groups` are the rules by the number of their group; `slots[k]` are the slots of rule k, each
    with group number and class, `cores[k]` is the group of its TIMEX3 extent.
    """

    alphabet: Alphabet
    pattern: re.Pattern[str]
    runs: re.Pattern[str]
    triggers: re.Pattern[str]
    literals: frozenset[str]
    rules: tuple[Rule, ...]
    groups: dict[int, int]
    slots: tuple[tuple[tuple[str, int, str], ...], ...]
    cores: tuple[int, ...]
    prefixes: dict[str, int]
    values: dict[str, dict[str, Any]]
    table: dict[str, Any]


@lru_cache(maxsize=8)
def grammar(pack: LanguagePack) -> Grammar:
    """Compile the `times` table of a language; raises `DataError` when a pattern is wrong."""
    return _Compiler(pack).compile()


class _Compiler:
    def __init__(self, pack: LanguagePack) -> None:
        self.table = pack.table("times")
        numbers = pack.table("numbers")
        self.maker = AlphabetMaker(self.table, numbers["thousands"], numbers["decimal"])
        self.split = self.maker.alphabet.split
        lexicon = number_lexicon(pack)
        self.joiners = [numbers["compose"]["joiner"], "-"]
        self.members: dict[str, list[list[str]]] = {
            _NUMBER_WORD: [[w] for w in (*lexicon.words, *lexicon.hundred, *lexicon.thousand)],
            _COLLECTIVE: [[w] for w in lexicon.collectives],
        }
        for name, words in self.table["classes"].items():
            self.members[name] = [self.split(w) for w in words]
        self.macros = {k: _MARK.findall(v) for k, v in self.table["macros"].items()}
        self.alphabet = self.maker.alphabet
        self.slot_classes: dict[str, str] = {}

    def compile(self) -> Grammar:
        patterns: list[tuple[Rule, list[str]]] = []
        for table in self.table["rule"]:
            options = {k: v for k, v in table.items() if k not in {"id", "value", "patterns"}}
            rule = Rule(table["id"], table["value"], options)
            patterns += [(rule, self._expand(_MARK.findall(p))) for p in table["patterns"]]
        prefixes = {
            k: [self._expand(_MARK.findall(p)) for p in v]
            for k, v in self.table["prefixes"].items()
        }
        self._learn([t for _, p in patterns for t in p])
        self._learn([t for v in prefixes.values() for p in v for t in p])
        self.maker.make()
        return self._assemble(patterns, prefixes)

    def _expand(self, marks: list[str]) -> list[str]:
        found: list[str] = []
        for mark in marks:
            if mark[0] == "@":
                if mark[1:] not in self.macros:
                    msg = f"no macro {mark!r}"
                    raise DataError(msg, where="times.toml")
                found += ["(", *self._expand(self.macros[mark[1:]]), ")"]
            else:
                found.append(mark)
        return found

    def _learn(self, marks: list[str]) -> None:
        """Make every word of the patterns and classes known to the alphabet."""
        for mark in marks:
            if mark[0] not in "<()|[]?*" and mark[-1] != "(":
                for word in self.split(mark.strip('"')):
                    self.maker.literal(word)
        for name, entries in self.members.items():
            for words in entries:
                if len(words) == 1:
                    self.maker.member(words[0], name)
                else:
                    for word in words:
                        self.maker.literal(word)
        for joiner in self.joiners:
            self.maker.literal(joiner)

    def _assemble(
        self, patterns: list[tuple[Rule, list[str]]], prefixes: dict[str, list[list[str]]]
    ) -> Grammar:
        bare: list[str] = []
        others: list[str] = []
        for k, (rule, marks) in enumerate(patterns):
            group = f"(?P<r{k}>{self._regex(k, marks)})"
            (bare if rule.options.get("bare") else others).append(group)
        before = "|".join(
            f"(?P<p_{name}>{'|'.join(self._regex(-1, v) for v in _longest_first(many))})"
            for name, many in prefixes.items()
        )
        try:
            pattern = re.compile("|".join([*bare, f"(?:{before})?(?:{'|'.join(others)})"]))
        except re.error as error:
            raise DataError(str(error), where="times.toml") from error
        index = pattern.groupindex
        slots = tuple(
            tuple(
                (name.split("_")[1], group, self.slot_classes[name])
                for name, group in index.items()
                if name.startswith(f"r{k}_") and "_core" not in name
            )
            for k in range(len(patterns))
        )
        weak = {*self.table["weak"], "number", "count", "day", "hour", "short_year", "century"}
        weak |= {_NUMBER_WORD, _COLLECTIVE}
        triggers = {
            symbol
            for name, symbols in self.alphabet.classes.items()
            if name not in weak and name[0] not in "'#"
            for symbol in symbols
        }
        words = list(self.table["triggers"])
        for name in self.members.keys() - weak:
            # of an entry of several pieces, the longest calls for a closer look
            words += [max(entry, key=len) for entry in self.members[name] if len(entry) > 1]
        for word in words:
            triggers |= self.alphabet.classes.get(f"'{word}", set())
        return Grammar(
            self.alphabet,
            pattern,
            re.compile(f"[^{FILLER}{END}]+"),
            re.compile(f"[{''.join(sorted(triggers))}]"),
            self._literals(),
            tuple(rule for rule, _ in patterns),
            {index[f"r{k}"]: k for k in range(len(patterns))},
            slots,
            tuple(index.get(f"r{k}_core", 0) for k in range(len(patterns))),
            {name: index[f"p_{name}"] for name in prefixes},
            {
                name: {" ".join(self.split(w)): v for w, v in words.items()}
                for name, words in self.table["classes"].items()
            },
            self.table,
        )

    def _literals(self) -> frozenset[str]:
        classes = self.alphabet.classes
        inside = {x for name, xs in classes.items() if name[0] not in "'#" for x in xs}
        return frozenset(x for xs in classes.values() for x in xs if x not in inside)

    def _regex(self, rule: int, marks: list[str]) -> str:
        """Translate a pattern; slots of a rule become groups `r<rule>_<slot>_<n>`."""
        out: list[str] = []
        rest = iter(marks)
        for mark in rest:
            if mark == "~(":
                out.append(self._behind(rest))
            elif mark in _OPENING:
                out.append(_OPENING[mark])
            elif mark == "*":
                out.append(_SOME)
            elif mark in {")", "|", "?"}:
                out.append(mark)
            elif mark == "[":
                out.append(f"(?P<r{rule}_core>")
            elif mark == "]":
                out.append(")")
            elif mark[0] == "<":
                out.append(self._slot(rule, mark[1:-1]))
            else:
                out.append(self._words(self.split(mark.strip('"'))))
        return "".join(out)

    def _behind(self, marks: Iterator[str]) -> str:
        """Translate what must stand before; each alternative has its own width."""
        alternatives = [""]
        for mark in marks:
            if mark == ")":
                break
            if mark == "|":
                alternatives.append("")
            else:
                alternatives[-1] += self._words(self.split(mark.strip('"')))
        return f"(?:{'|'.join(f'(?<={a})' for a in alternatives)})"

    def _slot(self, rule: int, text: str) -> str:
        slot, _, name = text.rpartition(":")
        if not slot:
            return self._class(name)
        number = sum(known.startswith(f"r{rule}_{slot}_") for known in self.slot_classes)
        group = f"r{rule}_{slot}_{number}"
        self.slot_classes[group] = name
        return f"(?P<{group}>{self._class(name)})"

    def _class(self, name: str) -> str:
        if name == "end":
            return END
        if name == "count":
            word, collective = self._class(_NUMBER_WORD), self._class(_COLLECTIVE)
            joiner = f"(?:{'|'.join(self._words([j]) for j in self.joiners)}){{0,2}}"
            spelled = f"{word}(?:{joiner}{word}){_SOME}"
            return f"(?:(?:{self._set('count')}|{spelled})(?:{collective})?)"
        if name in self.members:
            many = [w for w in self.members[name] if len(w) > 1]
            single = [self._set(name)] if name in self.alphabet.classes else []
            longest = sorted(many, key=lambda w: (-len(w), w))
            return f"(?:{'|'.join([*map(self._words, longest), *single])})"
        if name not in self.alphabet.classes:
            msg = f"no class {name!r}"
            raise DataError(msg, where="times.toml")
        return self._set(name)

    def _words(self, words: list[str]) -> str:
        inside = "".join(self._set(f"'{word}") for word in words)
        return inside if len(words) == 1 else f"(?:{inside})"

    def _set(self, name: str) -> str:
        symbols = sorted(self.alphabet.classes[name])
        return symbols[0] if len(symbols) == 1 else f"[{''.join(symbols)}]"


def _longest_first(patterns: list[list[str]]) -> list[list[str]]:
    return sorted(patterns, key=len, reverse=True)
