import { ask, lastTurn, settled } from './support/chat.ts';
import { expect, test } from './support/test.ts';

// In the browser, for its formulas have styles and those of the unit tests' document have none.
test('a formula keeps its plain colours, and nothing else of a style', async ({ panel, kimi }) => {
  const raw = String.raw;
  kimi.say([
    raw`$\textcolor{red}{x} + \textcolor{#3399ff}{y} + \textcolor{black}{z} + \colorbox{yellow}{u}$`,
  ]);
  await ask(panel, 'Which formula?');
  await settled(panel);
  const math = lastTurn(panel).locator('math');
  await expect(math).toBeVisible();
  const colourOf = (letter: string) =>
    math.locator('mi', { hasText: letter }).evaluate((element) => getComputedStyle(element).color);
  expect(await colourOf('x')).toBe('rgb(255, 0, 0)');
  expect(await colourOf('y')).toBe('rgb(51, 153, 255)');
  expect(await colourOf('z')).toBe(await math.evaluate((element) => getComputedStyle(element).color));
  expect(await math.locator('[style]').count()).toBe(0);
});

test('a full stop never stands on another line than the formula that it follows', async ({ panel, kimi }) => {
  kimi.say(['The level refills at rate $r$. Then it stays, 速率为 $\\lambda$。']);
  await ask(panel, 'How fast?');
  await settled(panel);
  await expect(lastTurn(panel).locator('math')).toHaveCount(2);
  const apart = await lastTurn(panel)
    .locator('.markdown p')
    .evaluate((paragraph) => {
      const found: number[] = [];
      for (let width = 60; width < 300; width += 2) {
        paragraph.style.width = `${width}px`;
        for (const formula of paragraph.querySelectorAll('.markdown-math')) {
          const stop = document.createRange();
          stop.setStart(formula.nextSibling!, 0);
          stop.setEnd(formula.nextSibling!, 1);
          if (stop.getBoundingClientRect().top > formula.getBoundingClientRect().bottom) found.push(width);
        }
      }
      return found;
    });
  expect(apart).toEqual([]);
});

// In the browser, which reads them with the table that it has for pages; Node’s own build of the package brings one.
test('a character may be written by any name that HTML has for it', async ({ panel, kimi }) => {
  kimi.say([
    '&Auml;pfel &frac34; &there4; &ngE; &CounterClockwise',
    'ContourIntegral; &nosuch; &notit; **&amp;lt;**',
  ]);
  await ask(panel, 'How is it written?');
  await settled(panel);
  await expect(lastTurn(panel).locator('.markdown p')).toHaveText('Äpfel ¾ ∴ ≧̸ ∳ &nosuch; &notit; &lt;');
});
