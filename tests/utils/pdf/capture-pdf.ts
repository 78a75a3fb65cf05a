import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { PdfCapture, PdfFault } from '@/utils/pdf/pdf-capture';
import { readPdf } from '@/utils/pdf/read-pdf';

const CMAPS = fileURLToPath(import.meta.resolve('pdfjs-dist/cmaps/LICENSE'));

/** Reads a file as a tab shows it. */
export async function read(data: Uint8Array): Promise<PdfCapture | PdfFault> {
  return readPdf(data, {
    url: 'https://harbour.example/files/Tide_tables%202026.pdf',
    readCMap: async (filename) => new Uint8Array(await readFile(CMAPS.replace(/LICENSE$/u, filename))),
    pause: () => Promise.resolve(),
  });
}

/** The same, where it can be read. */
export async function capture(data: Uint8Array): Promise<PdfCapture> {
  const result = await read(data);
  if ('fault' in result) throw new Error(`${result.fault}: ${result.message}`);
  return result;
}
