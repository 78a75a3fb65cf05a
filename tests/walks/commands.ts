import fc from 'fast-check';
import { brokenPromises, type Mismatch } from './promise';
import { oneTurn } from './quiet';
import * as around from './steps-around';
import * as page from './steps-page';
import * as talk from './steps-talk';
import type { Walk } from './walk';

/** Ends a walk with a broken promise. */
class Broken extends Error {
  override readonly name = 'Broken';
  readonly rule: string;

  constructor({ rule, words }: Mismatch) {
    super(`${rule}: ${words}`);
    this.rule = rule;
  }
}

/** Turns of the event loop before the next step, whatever is still on its way; null waits for everything. */
const HASTE = fc.option(fc.nat({ max: 12 }), { freq: 6 });

/** Mostly there is a token, and the model is Automatic. */
const TOKENS = ['token', 'token', 'token', null] as const;
const MODELS = [null, null, 'moonshot-v1-8k', 'kimi-k2-thinking'] as const;

type Command = fc.AsyncCommand<object, Walk>;

export function commandsFor(): fc.Arbitrary<Iterable<Command>> {
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
      const [broken] = brokenPromises(walk);
      if (broken) throw new Broken(broken);
    },
    toString: () => name,
  });
  const inPanel = (name: string, step: talk.Step) =>
    fc.record({ windowId: fc.constantFrom(1, 1, 1, 2), turns: HASTE }).map(({ windowId, turns }) =>
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

  const weighted: readonly (readonly [weight: number, command: fc.Arbitrary<Command>])[] = [
    [20, inPanel('ask', talk.ask)],
    [2, inPanel('type', talk.type)],
    [3, inPanel('summarise', talk.press('summarise'))],
    [1, inPanel('explain', talk.press('explain'))],
    [1, inPanel('translate', talk.press('translate'))],
    [1, inPanel('menu explain', page.point('explain', true))],
    [1, inPanel('menu translate', page.point('translate', true))],
    [2, inPanel('point', page.point('ask', false))],
    [1, inPanel('remove selection', talk.removeSelection)],
    [1, inPanel('with the whole page', talk.chooseScope)],
    [2, inPanel('new conversation', talk.newConversation)],
    [1, inPanel('delete', talk.deleteConversation)],
    [2, inPanel('show earlier', talk.showEarlier)],
    [1, inPanel('back to page', talk.backToPage)],
    [3, inPanel('take page', talk.takePage)],
    [1, inPanel('ask without page', talk.askWithoutPage)],
    [2, inPanel('ask again', talk.askAgain(false))],
    [2, inPanel('reword', talk.askAgain(true))],
    [6, inPanel('go on', talk.continueAnswer)],
    [2, inPanel('stop', talk.stop)],
    [4, inPanel('switch tab', page.switchTab)],
    [2, fc.nat({ max: 7 }).chain((n) => inPanel(`navigate to ${n}`, page.navigate(n)))],
    [1, inPanel('reload', page.reload)],
    [3, inPanel('change page', page.changePage)],
    [3, inPanel('come back', page.comeBack)],
    [2, inPanel('look at page', page.lookAtPage)],
    [1, inPanel('read whole', page.readPage('whole'))],
    [1, inPanel('read main', page.readPage('main'))],
    [2, fc.nat({ max: 2 }).chain((n) => inPanel(`toggle ${n}`, page.toggleSection(n)))],
    [2, inPanel('send new', page.sendNewText(true))],
    [1, inPanel('keep old', page.sendNewText(false))],
    [3, always('give', around.give(1))],
    [2, always('give 3', around.give(3))],
    [16, always('finish', around.finish('stop'))],
    [5, always('finish for length', around.finish('length'))],
    [1, always('cut', around.cut)],
    [2, always('kill', around.kill)],
    [1, always('wait 400', around.wait(400))],
    [1, fc.constantFrom(1, 2).chain((n) => always(`close panel ${n}`, around.closePanel(n)))],
    [3, fc.constantFrom(1, 2, 2).chain((n) => always(`open panel ${n}`, around.openPanel(n)))],
    [1, fc.constantFrom(...TOKENS).chain((token) => always(`token ${token}`, around.setToken(token)))],
    [1, fc.constantFrom(...MODELS).chain((model) => always(`model ${model}`, around.setModel(model)))],
    [
      1,
      fc.constantFrom('auto', 'ja', 'page').chain((to) => always(`language ${to}`, around.setLanguage(to))),
    ],
    [1, fc.boolean().chain((isAllowed) => always(`allow ${isAllowed}`, around.allow(isAllowed)))],
  ];
  const commands = weighted.flatMap(([weight, command]) => Array.from({ length: weight }, () => command));
  return fc.commands(commands, { maxCommands: 60, size: 'max' });
}
