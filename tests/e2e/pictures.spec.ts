import type { Page } from '@playwright/test';
import { answerText, ask, changeSettings, composer, fold, lastTurn, send, settled } from './support/chat.ts';
import type { Sidenote } from './support/sidenote.ts';
import { expect, test } from './support/test.ts';

interface Part {
  readonly type: string;
  readonly text?: string;
  readonly image_url?: { readonly url: string };
}

/** The parts of the last message of a request. */
function partsIn(body: unknown): readonly Part[] {
  const { messages } = body as { readonly messages: readonly { readonly content: readonly Part[] }[] };
  return messages.at(-1)?.content ?? [];
}

const drafted = (panel: Page) => panel.locator('.draft-pictures').getByRole('img');

async function choose(panel: Page, name: string): Promise<void> {
  await panel.getByRole('button', { name: 'Add to the question' }).click();
  await panel.getByRole('menuitem', { name }).click();
}

/** The size of the only picture in the composer, in pixels of its own. */
async function sizeOf(panel: Page): Promise<readonly [width: number, height: number]> {
  await expect(drafted(panel)).toHaveCount(1);
  return drafted(panel).evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight]);
}

/** Gives the panel a PNG file of this size, as a drop or a paste does. */
async function give(panel: Page, how: 'drop' | 'paste', width: number, height: number): Promise<void> {
  // The field is there before the code that takes what is dropped.
  await expect(panel.getByRole('button', { name: 'Add to the question' })).toBeVisible();
  await panel.evaluate(
    async ({ type, size }) => {
      const canvas = new OffscreenCanvas(size[0]!, size[1]!);
      const context = canvas.getContext('2d')!;
      context.fillStyle = '#3454c5';
      context.fillRect(0, 0, 20, 20);
      const data = new DataTransfer();
      data.items.add(new File([await canvas.convertToBlob()], 'chart.png', { type: 'image/png' }));
      const init = { bubbles: true, cancelable: true };
      const event =
        type === 'drop'
          ? new DragEvent(type, { ...init, dataTransfer: data })
          : new ClipboardEvent(type, { ...init, clipboardData: data });
      document.querySelector('.composer textarea')!.dispatchEvent(event);
    },
    { type: how, size: [width, height] },
  );
}

async function chooseImage(sidenote: Sidenote, page: Page, srcUrl: string): Promise<void> {
  const [worker] = sidenote.context.serviceWorkers();
  await worker!.evaluate(
    async ({ url, image }) => {
      const tab = (await chrome.tabs.query({})).find((one) => one.url === url);
      const clicked = chrome.contextMenus.onClicked as unknown as {
        dispatch(info: object, tab: object): void;
      };
      clicked.dispatch({ menuItemId: 'picture', srcUrl: image, frameId: 0, pageUrl: url }, tab!);
    },
    { url: page.url(), image: srcUrl },
  );
}

test('what is seen of the page goes with a question, stays with its turn, and is shown as sent', async ({
  article,
  panel,
  kimi,
}) => {
  await choose(panel, 'Picture of what you see');
  const [width, height] = await sizeOf(panel);
  const view = await article.evaluate(() => [innerWidth, innerHeight]);
  expect(width / height).toBeCloseTo(view[0]! / view[1]!, 1);
  await expect(panel.locator('.draft-pictures')).toContainText(/≈ [\d,]+ tokens/);
  await ask(panel, 'What is on the picture?');
  await settled(panel);
  const [picture, words] = partsIn(kimi.requests.at(-1)!.body);
  expect(picture?.image_url?.url).toMatch(/^data:image\/jpeg;base64,\/9j\//);
  expect(words?.text).toContain('What is on the picture?');
  expect(await answerText(panel)).toContain(fold(`JPEG, ${width} × ${height}`));
  await expect(drafted(panel)).toHaveCount(0);
  const kept = lastTurn(panel).getByRole('img', { name: /^What is seen of/ });
  await expect(kept).toBeVisible();
  await panel.reload();
  await expect(kept).toBeVisible();

  await lastTurn(panel).getByRole('button', { name: 'What was sent' }).click();
  const dialog = panel.getByRole('dialog');
  await dialog.getByText('user', { exact: true }).last().click();
  await expect(dialog.getByRole('img', { name: /^Picture 1/ })).toBeVisible();
});

test('a part of the page is drawn with the mouse', async ({ article, panel }) => {
  await choose(panel, 'Picture of a part');
  await expect(panel.getByText('Mark a part on the page.')).toBeVisible();
  await expect
    .poll(() => article.evaluate(() => document.documentElement.lastElementChild?.localName))
    .toBe('div');
  await article.mouse.move(60, 80);
  await article.mouse.down();
  await article.mouse.move(160, 120);
  await article.mouse.move(360, 230);
  await article.mouse.up();
  const [width, height] = await sizeOf(panel);
  expect(width / height).toBeCloseTo(2, 1);
  await expect(panel.getByText('Mark a part on the page.')).toHaveCount(0);
  // Nothing of the layer is on the page, or on the picture.
  expect(await article.evaluate(() => document.documentElement.lastElementChild?.localName)).toBe('body');
  await expect(composer(panel)).toBeFocused();
});

test('a part of the page is marked by keys in the panel, and Escape leaves it', async ({
  article,
  panel,
}) => {
  await choose(panel, 'Picture of a part');
  const notice = panel.getByRole('application', { name: /Mark a part/ });
  await expect(notice).toBeFocused();
  const isLaid = () => article.evaluate(() => document.documentElement.lastElementChild?.localName === 'div');
  await expect.poll(isLaid).toBe(true);
  await panel.keyboard.press('Escape');
  await expect(notice).toHaveCount(0);
  await expect(composer(panel)).toBeFocused();
  await expect(drafted(panel)).toHaveCount(0);

  await choose(panel, 'Picture of a part');
  await expect(notice).toBeFocused();
  await expect.poll(isLaid).toBe(true);
  await panel.keyboard.press('ArrowUp');
  await panel.keyboard.press('Shift+ArrowRight');
  await panel.keyboard.press('Enter');
  await sizeOf(panel);
});

test('a picture that is dropped or pasted is scaled, and can be removed', async ({ panel }) => {
  await give(panel, 'drop', 3136, 784);
  expect(await sizeOf(panel)).toEqual([1568, 392]);
  await give(panel, 'paste', 40, 30);
  await expect(drafted(panel)).toHaveCount(2);
  await panel.getByRole('button', { name: 'Remove picture' }).first().click();
  expect(await sizeOf(panel)).toEqual([40, 30]);
  await expect(composer(panel)).toBeFocused();
  // It is there when the panel opens again.
  await composer(panel).fill('What is');
  await panel.reload();
  await expect(composer(panel)).toHaveValue('What is');
  expect(await sizeOf(panel)).toEqual([40, 30]);
});

test('an image of the page comes into the composer from its context menu', async ({
  article,
  sidenote,
  panel,
}) => {
  const src = await article.evaluate(async () => {
    const canvas = document.createElement('canvas');
    canvas.width = 200;
    canvas.height = 100;
    canvas.getContext('2d')!.fillRect(0, 0, 50, 50);
    const image = new Image();
    image.src = canvas.toDataURL();
    document.querySelector('h1')!.after(image);
    await image.decode();
    return image.src;
  });
  await chooseImage(sidenote, article, src);
  expect(await sizeOf(panel)).toEqual([200, 100]);
  await expect(drafted(panel)).toHaveAccessibleName(/^Image from/);
});

test('an image that the page may not read is pictured as it is seen', async ({
  article,
  sidenote,
  panel,
}) => {
  const address = 'https://pictures.example/sea.svg';
  const body =
    '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="12"><rect width="9" height="9"/></svg>';
  await article.route(address, (route) => route.fulfill({ contentType: 'image/svg+xml', body }));
  const src = await article.evaluate(async (url) => {
    const image = new Image();
    image.src = url;
    image.style.cssText = 'display: block; width: 240px; height: 120px';
    document.querySelector('h1')!.after(image);
    await image.decode();
    return image.src;
  }, address);
  await chooseImage(sidenote, article, src);
  const [width, height] = await sizeOf(panel);
  expect(width / height).toBeCloseTo(2, 1);
});

test('a model that sees no pictures is said to, with one that does', async ({ panel, kimi }) => {
  await changeSettings(panel, { model: 'practice-blind' });
  await give(panel, 'drop', 40, 30);
  await sizeOf(panel);
  await ask(panel, 'What is this?');
  await settled(panel);
  await expect(lastTurn(panel)).toContainText('This model can’t see pictures');
  const before = kimi.requests.length;
  await lastTurn(panel)
    .getByRole('button', { name: /^Use kimi-k/ })
    .click();
  const request = await kimi.waitForRequest(before + 1);
  expect(partsIn(request.body)[0]?.type).toBe('image_url');
  await settled(panel);
  expect(await answerText(panel)).toContain(fold('JPEG, 40 × 30'));

  // It was tried once: the next time nothing is sent.
  await changeSettings(panel, { model: 'practice-blind' });
  await give(panel, 'drop', 60, 30);
  await sizeOf(panel);
  const sent = kimi.requests.length;
  await send(panel, 'And this?');
  await expect(panel.getByRole('alert')).toContainText('This model can’t see pictures');
  expect(kimi.requests.length).toBe(sent);
  await expect(composer(panel)).toHaveValue('And this?');
});
