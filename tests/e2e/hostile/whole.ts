import { testAnswers } from './test-answers.ts';

testAnswers('as a whole', (text) => [text]);
