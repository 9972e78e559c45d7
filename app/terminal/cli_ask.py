"""The command that answers questions: one, or one after the other in a prompt."""

import sys
from typing import Annotated

import typer

from app import settings
from app.terminal import options
from app.terminal.output import print_json, show

Explain = Annotated[bool, typer.Option("--explain", help="另列出词、所指、查询和 Cypher；不与 --json 同用")]


def ask(
    ctx: typer.Context,
    question: options.Question = None,
    as_of: options.AsOf = None,
    explain: Explain = False,
    as_json: options.Json = False,
    store: options.Store = "",
) -> None:
    """回答一个问题，附方案原文；不写问题则一问一答，可以接着问。"""
    from app import wiring

    if explain and as_json:
        ctx.fail("Invalid value: --explain 是给人看的，不能与 --json 同用")
    if question is None and (as_json or not (sys.stdin.isatty() and sys.stdout.isatty())):
        ctx.fail("Missing argument 'QUESTION'.")
    kept, graph = wiring.asked(store)
    if question is None:
        from app.talk import Talk
        from app.terminal.prompt import talk

        talk(Talk(kept, graph, as_of, settings.today()), store, explain)
        return
    answer = wiring.ask(kept, graph, question, as_of, settings.today())
    if as_json:
        print_json(answer)
        return
    from app.terminal.render_answer import answer_parts

    show(*answer_parts(answer, graph, wiring.shows_samples(graph)))
    if explain:
        from app.terminal.render_explain import explanation_parts
        from search import explain as explained
        from search import names_of

        day = as_of or kept.last_report(settings.today()) or settings.today()
        show(*explanation_parts(explained(question, names_of(graph), day)))
