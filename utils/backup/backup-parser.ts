import { JSONParser } from '@streamparser/json';
import { BackupError } from './backup-error';
import { FORMAT, VERSION } from './backup-record';

/**
 * A backup identifies itself within its first bytes, so a large file of another kind is not read to its end.
 */
const BEGINNING_BYTES = 4096;

/** More than the browser passes between two contexts at once, so no export has written it. */
const LONGEST_RECORD_BYTES = 64 * 1024 * 1024;

/** A record has some ten levels. A parser keeps what is open, so that brackets alone would fill the memory. */
const DEEPEST = 64;

const [QUOTE, BACKSLASH, OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = [
  0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d,
];

/** From this many bytes on a text is collected in a buffer, which is much faster. */
const STRING_BUFFER_BYTES = 64 * 1024;

export interface BackupParser {
  /** Takes the next bytes of the file, and returns the records that they complete. Throws `BackupError`. */
  write(bytes: Uint8Array): readonly unknown[];
  /** Ends the file, and returns the counts that it states. Throws `BackupError` where its end is missing. */
  end(): unknown;
}

/**
 * Parses the bytes of a backup into its records, of which only one has to be in memory; their content is not
 * checked.
 */
export function createBackupParser(): BackupParser {
  const parser = new JSONParser({
    paths: ['$.format', '$.version', '$.exportedAt', '$.records.*', '$.counts'],
    keepStack: false,
    stringBufferSize: STRING_BUFFER_BYTES,
  });
  const members = new Map<string, unknown>();
  let completed: unknown[] = [];
  let records = 0;
  let bytesRead = 0;
  let bytesInRecord = 0;
  const isTooDeep = createDepthCheck();

  parser.onValue = ({ value, key, stack }) => {
    if (stack.length === 2) {
      if (!members.has('exportedAt') || members.has('counts')) fail('damaged', 'a record out of place');
      completed.push(value);
      records += 1;
      bytesInRecord = 0;
      return;
    }
    const name = String(key);
    if (members.has(name)) fail('damaged', `${name} twice`);
    checkMember(name, value);
    members.set(name, value);
  };

  function checkMember(name: string, value: unknown): void {
    if (name === 'format' && value !== FORMAT) fail('not-a-backup', 'another format');
    if (name !== 'format' && !members.has('format')) fail('not-a-backup', `${name} before the format`);
    if (name === 'version') checkVersion(value);
    if (name === 'exportedAt' && !members.has('version')) fail('damaged', 'no version');
    if (name === 'exportedAt' && !isDate(value)) fail('damaged', 'exportedAt is no time');
  }

  function fail(kind: 'not-a-backup' | 'damaged' | 'cut-off', message: string): never {
    throw new BackupError(kind, message, { record: records === 0 ? null : records + 1 });
  }

  /** Turns an error of JSON into `BackupError`: before a file has identified itself, it is no backup. */
  function parse(work: () => void): void {
    try {
      work();
    } catch (error) {
      if (error instanceof BackupError) throw error;
      const message = error instanceof Error ? error.message : String(error);
      fail(members.has('format') ? 'damaged' : 'not-a-backup', message);
    }
  }

  return {
    write(bytes) {
      completed = [];
      bytesRead += bytes.length;
      bytesInRecord += bytes.length;
      if (isTooDeep(bytes)) fail(members.has('format') ? 'damaged' : 'not-a-backup', 'nested too deeply');
      parse(() => parser.write(bytes));
      if (bytesRead > BEGINNING_BYTES && !members.has('format')) fail('not-a-backup', 'no format');
      if (bytesInRecord > LONGEST_RECORD_BYTES) fail('damaged', 'a record without an end');
      return completed;
    },

    end() {
      if (!members.has('format')) fail('not-a-backup', 'no format');
      if (!parser.isEnded) fail('cut-off', 'the end is missing');
      if (!members.has('counts')) fail('damaged', 'no counts');
      return members.get('counts');
    },
  };
}

/** Returns a function that takes the bytes of JSON one after the other, and tells whether they nest too deeply. */
function createDepthCheck(): (bytes: Uint8Array) => boolean {
  let depth = 0;
  let isText = false;
  let isEscaped = false;
  return (bytes) => {
    for (const byte of bytes) {
      if (isEscaped) isEscaped = false;
      else if (isText) {
        if (byte === BACKSLASH) isEscaped = true;
        else if (byte === QUOTE) isText = false;
      } else if (byte === QUOTE) isText = true;
      else if (byte === OPEN_BRACKET || byte === OPEN_BRACE) depth += 1;
      else if (byte === CLOSE_BRACKET || byte === CLOSE_BRACE) depth -= 1;
      if (depth > DEEPEST) return true;
    }
    return false;
  };
}

function checkVersion(value: unknown): void {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1) {
    throw new BackupError('damaged', 'no version');
  }
  if (value > VERSION) throw new BackupError('newer-version', `version ${value}`);
}

function isDate(value: unknown): boolean {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}
