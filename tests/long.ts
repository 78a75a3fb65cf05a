/** Exceptions from the rule of lines in tests/architecture.test.ts, each with its reason. */

const FACTORY = 'a factory: functions around one state, each of them short';
const HOOK = 'a hook: effects around one state, each of them short';
const STAND_IN = 'a stand-in for a test: one small function for each thing that the real one does';

/** Reasons that are true only of a function which is short itself, without the functions in it. */
export const REASONS_OF_A_GROUP: ReadonlySet<string> = new Set([FACTORY, HOOK]);

/** Functions of more than 60 lines, by `file: name`. */
export const LONG_FUNCTIONS: Readonly<Record<string, string>> = {
  'components/chat/use-follow.ts: useFollow': HOOK,
  'components/chat/use-shown-passage.ts: useShownPassage': HOOK,
  'components/history/use-library.ts: useLibrary': HOOK,
  'tests/bench/deployment-replica.ts: createReplica': FACTORY,
  'tests/bench/deployment-run.ts: runHour': 'one hour: what users, gateway and client do, around one clock',
  'tests/bench/fuzz-run.ts: createFuzzRun': FACTORY,
  'tests/components/library.ts: openLibrary': STAND_IN,
  'tests/components/panel-harness.tsx: openPanel': STAND_IN,
  'tests/e2e/hostile/guard.ts: watch': 'a list: everything that an answer may not do, and how it is seen',
  'tests/e2e/long-page.spec.ts: test()': 'one reading of a long page, from the question to the citation',
  'tests/e2e/soak/soak.ts: soak': 'one run, step by step, with what is measured between the steps',
  'tests/e2e/soak/user.ts: createUser': FACTORY,
  'tests/e2e/support/sidenote.ts: launchIn': 'a table: what a test can do with the browser it got',
  'tests/e2e/together.spec.ts: test()': 'one day of two panels, each step after the one before',
  'tests/kimi-server/exchange.ts: createExchange': FACTORY,
  'tests/kimi-server/kimi-server.ts: createKimiServer': FACTORY,
  'tests/utils/chat/hub-harness.ts: setup': STAND_IN,
  'tests/utils/panel/panel-session.test.ts: setup': STAND_IN,
  'tests/utils/storage/switch-storage.test.ts: profile': STAND_IN,
  'tests/walks/browser.ts: createBrowser': STAND_IN,
  'tests/walks/commands.ts: commandsFor': 'a table: everything that a walk may do next',
  'tests/walks/kimi.ts: createKimi': STAND_IN,
  'tests/walks/tabs.ts: createTabs': STAND_IN,
  'tests/walks/walk.ts: createWalk': FACTORY,
  'tests/walks/world.ts: createWorld': STAND_IN,
  'utils/answering/pages.ts: createPages': FACTORY,
  'entrypoints/background/gestures.ts: createGestures': FACTORY,
  'utils/picture/mark-region.ts: markRegion': FACTORY,
  'utils/backup/backup-parser.ts: createBackupParser': FACTORY,
  'utils/storage/key-ring.ts: openKeyRing': FACTORY,
  'utils/storage/sealed-database.ts: openSealedDatabase': FACTORY,
  'utils/storage/sealed-store.ts: createSealedStore': FACTORY,
  'utils/storage/sealed-transaction.ts: createSealedTransaction': FACTORY,
  'utils/chat/hub.ts: createHub': 'the single writer: whatever may happen to a conversation stands together',
  'utils/chat/room.ts: createRoom': 'a factory whose state is long: everything that a room knows of itself',
  'utils/chat/rooms.ts: createRooms': FACTORY,
  'utils/cite/citations.ts: createCitations': FACTORY,
  'utils/answering/reception.ts: createReception': FACTORY,
  'utils/kimi/answer-decoder.ts: createAnswerDecoder': FACTORY,
  'utils/kimi/answer-steps.ts: createAnswerSteps': FACTORY,
  'utils/kimi/answer-words.ts: createAnswerWords': FACTORY,
  'utils/kimi/body-reader.ts: createBodyReader': FACTORY,
  'utils/kimi/event-stream.ts: createEventStream': FACTORY,
  'utils/kimi/overlap.ts: createOverlap': FACTORY,
  'utils/kimi/special-tokens.ts: createTokenFilter': FACTORY,
  'utils/kimi/think-splitter.ts: createThinkSplitter': FACTORY,
  'utils/kimi/time-limits.ts: createTimeLimits': FACTORY,
  'utils/lock/lock.ts: createLock': FACTORY,
  'utils/lock/locked-storage.ts: createLockedStorage': FACTORY,
  'utils/page/scroll/load-more.ts: createLoading': FACTORY,
  'utils/page/scroll/shown-items.ts: createShownItems': FACTORY,
  'utils/locate/show-passage.ts: createPassages': FACTORY,
  'utils/panel/asking.ts: createAsking': FACTORY,
  'utils/panel/inspect-actions.ts: createInspectActions': FACTORY,
  'utils/panel/page-reader.ts: createPageReader': FACTORY,
  'utils/panel/picture-actions.ts: createPictureActions': FACTORY,
  'utils/panel/panel-session.ts: createPanelSession': 'a factory whose parts are wired to each other here',
  'utils/panel/panel-store.ts: createPanelStore': FACTORY,
  'utils/panel/settings-store.ts: createSettingsStore': FACTORY,
  'utils/panel/tab-reader.ts: createTabReader': FACTORY,
  'utils/protocol/channel.ts: connect': FACTORY,
  'utils/kimi/snippets/java.ts: toJava': 'one program, written down in its own order',
  'utils/storage/store.ts: createDiskStore': FACTORY,
  'utils/storage/temporary-store.ts: withTemporary': FACTORY,
};

const ONE_SETUP = 'the behaviour of one thing, told with one setup';

/** Files of more than 300 lines: how long each may be at most, and why. */
export const LONG_FILES: Readonly<Record<string, { readonly lines: number; readonly why: string }>> = {
  'tests/kimi-server/kimi-server.test.ts': { lines: 350, why: ONE_SETUP },
  'tests/utils/backup/backup.test.ts': { lines: 380, why: ONE_SETUP },
  'tests/utils/chat/hub.test.ts': { lines: 500, why: ONE_SETUP },
  'tests/utils/kimi/completion.test.ts': { lines: 480, why: ONE_SETUP },
  'tests/utils/answering/answer-with-lookups.test.ts': { lines: 330, why: ONE_SETUP },
  'tests/utils/answering/long-page.test.ts': { lines: 320, why: ONE_SETUP },
  'tests/utils/panel/page-reader.test.ts': { lines: 430, why: ONE_SETUP },
  'tests/utils/panel/panel-session.test.ts': { lines: 480, why: ONE_SETUP },
  'tests/utils/prompt/prompt.test.ts': { lines: 440, why: ONE_SETUP },
  'tests/utils/sites/site-rules.test.ts': { lines: 350, why: 'one table: the rules of every site' },
};
