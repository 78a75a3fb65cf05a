import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { WorkerMessageHandler } from 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import type { PdfFault } from './pdf-capture';

/** Reads one of pdf.js's tables for Chinese, Japanese and Korean, by its file name. */
export type ReadCMap = (filename: string) => Promise<Uint8Array>;

/**
 * Opens a file, including one with an empty password; or says why it does not open. Its pages can be drawn where
 * `decoders` is given: the address of the folder with pdf.js's decoders for the pictures of scanners.
 */
export async function openPdf(
  data: Uint8Array,
  readCMap: ReadCMap,
  { decoders }: { readonly decoders?: string } = {},
): Promise<PDFDocumentProxy | PdfFault> {
  // The parser runs here: a page may allow no workers of ours.
  Object.assign(globalThis, { pdfjsWorker: { WorkerMessageHandler } });
  const task = getDocument({
    ...parametersFor(data, readCMap),
    ...(decoders !== undefined && { maxImageSize: -1, disableFontFace: false, wasmUrl: decoders }),
  });
  try {
    return await task.promise;
  } catch (error) {
    await task.destroy();
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    return { fault: name === 'PasswordException' ? 'page-encrypted' : 'page-damaged', message };
  }
}

/**
 * Parameters for text alone: nothing is drawn, no font is loaded, no picture decoded, and nothing evaluated.
 */
function parametersFor(data: Uint8Array, readCMap: ReadCMap): Parameters<typeof getDocument>[0] {
  class BinaryData {
    async fetch({
      kind,
      filename,
    }: {
      readonly kind: string;
      readonly filename: string;
    }): Promise<Uint8Array> {
      if (kind !== 'cMapUrl') throw new Error(`Text needs no ${kind}.`);
      return readCMap(filename);
    }
  }
  return {
    data,
    BinaryDataFactory: BinaryData,
    useWorkerFetch: false,
    useWasm: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    // The fonts' names tell their weight.
    fontExtraProperties: true,
    // In pixels: no picture is smaller.
    maxImageSize: 1,
    stopAtErrors: false,
    // Errors only, and not in the page's console.
    verbosity: 0,
  };
}
