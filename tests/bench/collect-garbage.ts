import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What a process that loads this prints when it has collected its garbage, which it does at SIGUSR2. */
export const collected = 'garbage collected';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
process.on('SIGUSR2', () => {
  // What had a finaliser goes with the second.
  collect();
  collect();
  console.log(collected);
});
