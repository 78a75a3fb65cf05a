/** The process of a reader of our own: its name is the second argument. */
import { READERS, type ReaderName } from './readers.ts';
import { serveReader } from './serve-reader.ts';

serveReader(READERS[process.argv[3] as ReaderName]);
