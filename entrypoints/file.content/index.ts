import { defineContentScript } from '#imports';
import { fetchPdf } from '@/utils/pdf/fetch-pdf';
import { filePartOf } from '@/utils/pdf/file-part';
import { injectedInto } from '@/utils/tab/injected';

/** Provides the function that hands out the PDF of a tab in parts; injected when the user wants its pages as pictures. */
export default defineContentScript({
  registration: 'runtime',
  // The page need not know.
  noScriptStartedPostMessage: true,
  main() {
    let file: ReturnType<typeof fetchPdf> | null = null;
    injectedInto(globalThis).readFile = async (from) => {
      file ??= fetchPdf(location.href);
      const data = await file;
      if ('fault' in data) return data;
      const part = filePartOf(data, from, location.href);
      // A large file is not kept in the page's memory.
      if (part.end === part.size) file = null;
      return part;
    };
  },
});
