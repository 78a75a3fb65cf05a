import { defineBackground } from '#imports';
import { onMessage } from '@/utils/protocol/transport';
import { start } from './start';

export default defineBackground({ type: 'module', main: () => start(onMessage) });
