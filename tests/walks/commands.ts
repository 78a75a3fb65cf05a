import fc from 'fast-check';
import { brokenPromises, type Mismatch } from './promise';
import { oneTurn } from './quiet';
import * as around from './steps-around';
import * as page from './steps-page';
import * as talk from './steps-talk';
import type { Walk } from './walk';

/** A broken promise, as a walk ends with it. */
class Broken extends Error {
  override readonly name = 'Broken';
  readonly rule: string;

  constructor({ rule, words }: Mismatch) {
    super(`${rule}: ${words}`);
    this.rule = rule;
  }
}

/** Turns of the event loop after which the next step comes, whatever is still on its way; null waits for all of it. */
const HASTE = fc.option(fc.nat({ max: 12 }), { freq: 6 });

/** Rules that are known to be broken, by how a walk names them. */
export type Tolerated = ReadonlySet<string>;

type Command = fc.AsyncCommand<object, Walk>;

export function commandsFor(tolerated: Tolerated): fc.Arbitrary<Iterable<Command>> {
  const toCommand = (
    name: string,
    work: (walk: Walk) => Promise<void> | void,
    turns: number | null = null,
  ): Command => ({
    check: () => true,
    async run(_, walk) {
      await work(walk);
      for (let turn = 0; turn < (turns ?? 0); turn++) await oneTurn();
      if (turns !== null) return;
      await walk.world.rest();
      const broken = [...brokenPromises(walk)].find(({ rule }) => !tolerated.has(rule));
      if (broken) throw new Broken(broken);
    },
    toString: () => name,
  });
  const inPanel = (name: string, step: talk.Step) =>
    fc.record({ windowId: fc.constantFrom(1, 1, 2), turns: HASTE }).map(({ windowId, turns }) =>
      toCommand(
        `${name} in ${windowId}${turns === null ? '' : `, and after ${turns} turns`}`,
        async (walk) => {
          const panel = walk.world.panels.get(windowId);
          if (panel) await step(walk, panel);
        },
        turns,
      ),
    );
  const always = (name: string, step: around.AroundStep) => fc.constant(toCommand(name, step));

  const often = [
    inPanel('ask', talk.ask),
    inPanel('ask', talk.ask),
    inPanel('type', talk.type),
    inPanel('summarise', talk.press('summarise')),
    inPanel('new conversation', talk.newConversation),
    inPanel('switch tab', page.switchTab),
    inPanel('change page', page.changePage),
    inPanel('come back', page.comeBack),
    inPanel('point with words', page.point('ask', false)),
    fc.nat({ max: 7 }).chain((n) => inPanel(`navigate to ${n}`, page.navigate(n))),
    always('give', around.give(1)),
    always('give 3', around.give(3)),
    always('finish', around.finish('stop')),
    always('finish', around.finish('stop')),
    always('finish', around.finish('stop')),
    always('kill', around.kill),
    always('open panel 2', around.openPanel(2)),
  ];
  const seldom = [
    inPanel('explain', talk.press('explain')),
    inPanel('translate', talk.press('translate')),
    inPanel('menu explain', page.point('explain', true)),
    inPanel('menu translate', page.point('translate', true)),
    inPanel('menu ask', page.point('ask', true)),
    inPanel('remove selection', talk.removeSelection),
    inPanel('delete', talk.deleteConversation),
    inPanel('show earlier', talk.showEarlier),
    inPanel('back to page', talk.backToPage),
    inPanel('take page', talk.takePage),
    inPanel('ask without page', talk.askWithoutPage),
    inPanel('ask again', talk.askAgain(false)),
    inPanel('reword', talk.askAgain(true)),
    inPanel('go on', talk.goOn),
    inPanel('stop', talk.stop),
    inPanel('reload', page.reload),
    inPanel('look at page', page.lookAtPage),
    inPanel('read whole', page.readPage('whole')),
    inPanel('read main', page.readPage('main')),
    fc.nat({ max: 2 }).chain((n) => inPanel(`toggle ${n}`, page.toggleSection(n))),
    inPanel('send new', page.sendNewText(true)),
    inPanel('keep old', page.sendNewText(false)),
    always('finish for length', around.finish('length')),
    always('cut', around.cut),
    always('wait 400', around.wait(400)),
    fc.constantFrom(1, 2).chain((n) => always(`close panel ${n}`, around.closePanel(n))),
    fc.constantFrom(1, 2).chain((n) => always(`open panel ${n}`, around.openPanel(n))),
    fc.constantFrom(null, 'token').chain((token) => always(`token ${token}`, around.setToken(token))),
    fc
      .constantFrom('kimi-k2.5', 'moonshot-v1-8k')
      .chain((model) => always(`model ${model}`, around.setModel(model))),
    fc
      .constantFrom('auto', 'ja', 'page')
      .chain((language) => always(`language ${language}`, around.setLanguage(language))),
    fc.boolean().chain((isAllowed) => always(`allow ${isAllowed}`, around.allow(isAllowed))),
  ];
  return fc.commands([...often, ...seldom], { maxCommands: 30, size: 'max' });
}
