import type { Page } from '@playwright/test';
import { answerText, ask, composer, lastTurn, messagesIn, settled } from './support/chat.ts';
import { SCANNED } from '../utils/pdf/samples.ts';
import { SCAN, writePdf } from '../utils/pdf/write-pdf.ts';
import { expect, test } from './support/test.ts';

async function drop(panel: Page, name: string, content: string): Promise<void> {
  // The field is there before the code that takes what is dropped.
  await expect(panel.getByRole('button', { name: 'Add to the question' })).toBeVisible();
  await panel.evaluate(
    ([file, text]) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text!], file!));
      const init = { bubbles: true, cancelable: true, dataTransfer };
      document.querySelector('.composer textarea')!.dispatchEvent(new DragEvent('drop', init));
    },
    [name, content],
  );
}

const HARBOUR = `# Dredging report

The harbour basin was dredged to eleven metres in the autumn of 1998.

## Costs

The work cost four million crowns, most of it for the disposal of the mud.`;

test('a Markdown file is asked about like a page, kept, and cited in the panel', async ({ panel, kimi }) => {
  await drop(panel, 'report.md', HARBOUR);
  await expect(panel.getByRole('group', { name: 'Your file' })).toContainText('report.md');
  await ask(panel, 'How much did the dredging work cost?');
  await settled(panel);
  const sent = messagesIn(kimi.requests.at(-1)!.body).at(-1)!.content;
  expect(sent).toContain('title="report.md"');
  expect(sent).toContain('four million crowns');
  expect(sent).not.toContain('sidenote/');
  expect(await answerText(panel)).toContain('fourmillioncrowns');
  await expect(panel.getByRole('group', { name: 'Your file' })).toHaveCount(0);
  await lastTurn(panel).locator('.citation').first().click();
  await expect(lastTurn(panel).locator('.citation-kept')).toContainText('As it stands in “report.md”');
  await expect(lastTurn(panel).locator('.citation-kept')).toContainText('crowns');

  // The next question is about the page beside the panel, and the file stays in the conversation.
  await ask(panel, 'And why do tides rise?');
  await settled(panel);
  const all = messagesIn(kimi.requests.at(-1)!.body)
    .map(({ content }) => content)
    .join('\n');
  expect(all).toContain('four million crowns');
  expect(all.match(/<page-\w+ title=/g)).toHaveLength(2);
  await panel.reload();
  await lastTurn(panel).waitFor();
  await expect(panel.locator('.conversation-pages-summary')).toBeVisible();
});

test('files are chosen in the menu, a PDF too, and what is no such file is said', async ({ panel, kimi }) => {
  const chosen = panel.waitForEvent('filechooser');
  await panel.getByRole('button', { name: 'Add to the question' }).click();
  await panel.getByRole('menuitem', { name: 'Choose files' }).click();
  await (await chosen).setFiles('tests/fixtures/pages/paper.pdf');
  const file = panel.getByRole('group', { name: 'Your file' });
  await expect(file).toContainText(/≈ [\d,]+ tokens/);
  // The chip shows what is sent, and leads to it.
  await panel.getByRole('button', { name: 'Your file', exact: true }).click();
  await expect(panel.getByRole('dialog').getByRole('document')).toContainText('tide');
  await panel.keyboard.press('Escape');
  await ask(panel, 'What is it about?');
  await settled(panel);
  expect(messagesIn(kimi.requests.at(-1)!.body).at(-1)!.content).toContain('<page-');

  await drop(panel, 'tool.exe', 'MZ');
  await expect(panel.getByRole('alert')).toContainText('Sidenote reads pictures, PDFs');
  await expect(panel.getByRole('alert').getByRole('button', { name: 'Ask without the page' })).toHaveCount(0);
  await drop(panel, 'ports.csv', 'port,height\nBrest,6');
  await expect(file).toContainText('ports.csv');
  await expect(panel.getByRole('alert')).toHaveCount(0);
  await file.getByRole('button', { name: 'Remove file' }).click();
  await expect(file).toHaveCount(0);
  await expect(composer(panel)).toBeFocused();
});

for (const format of ['fax', 'jpeg2000'] as const) {
  test(`a scan whose pictures no browser shows (${format}) is drawn`, async ({ panel }) => {
    const buffer = Buffer.from(writePdf({ pages: [{ content: SCAN }], image: SCANNED[format] }));
    const chosen = panel.waitForEvent('filechooser');
    await panel.getByRole('button', { name: 'Add to the question' }).click();
    await panel.getByRole('menuitem', { name: 'Choose files' }).click();
    await (await chosen).setFiles({ name: 'scan.pdf', mimeType: 'application/pdf', buffer });
    await panel.getByRole('button', { name: 'Attach these pages' }).click();
    const picture = panel.locator('.draft-pictures').getByRole('img');
    await expect(picture).toHaveCount(1);
    // The black bar and the paper: between white and black.
    const shade = await picture.evaluate(async (image: HTMLImageElement) => {
      await image.decode();
      const canvas = new OffscreenCanvas(24, 32);
      const context = canvas.getContext('2d')!;
      context.drawImage(image, 0, 0, 24, 32);
      return [context.getImageData(10, 8, 1, 1).data[0]!, context.getImageData(22, 2, 1, 1).data[0]!];
    });
    expect(shade[0]).toBeLessThan(80);
    expect(shade[1]).toBeGreaterThan(200);
  });
}

test('a scanned PDF is sent as pictures, some pages at a time, once its cost was said', async ({
  panel,
  kimi,
}) => {
  const before = kimi.requests.length;
  const content = 'q 500 0 0 700 40 40 cm /Im1 Do Q\n';
  const buffer = Buffer.from(writePdf({ pages: Array.from({ length: 10 }, () => ({ content })) }));
  const chosen = panel.waitForEvent('filechooser');
  await panel.getByRole('button', { name: 'Add to the question' }).click();
  await panel.getByRole('menuitem', { name: 'Choose files' }).click();
  await (await chosen).setFiles({ name: 'letter.pdf', mimeType: 'application/pdf', buffer });
  const offer = panel.getByRole('group', { name: 'letter.pdf' });
  await expect(offer).toContainText(/Pages 1 to 8 of 10 take about [\d,]+ tokens/);
  expect(kimi.requests).toHaveLength(before);
  await offer.getByRole('button', { name: 'Attach these pages' }).click();
  const pictures = panel.locator('.draft-pictures').getByRole('img');
  // All pages look the same, and a picture is attached once.
  await expect(pictures).toHaveCount(1);
  await expect(pictures.first()).toHaveAccessibleName('Page of “letter.pdf · 1”');
  await expect(offer).toContainText('Pages 9 to 10 of 10');
  await ask(panel, 'What does the letter say?');
  await settled(panel);
  expect(JSON.stringify(kimi.requests.at(-1)!.body)).toContain('data:image/jpeg;base64,');
});
