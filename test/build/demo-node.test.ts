import { expect, test } from 'vitest';
import { demoOf } from '../../build/demo-node.mjs';

test.each([
  [['--demo', 'pexip', '--headless'], true, ['--demo', '--headless']],
  [['--headless', '--demo=pexip'], true, ['--headless', '--demo']],
  [['--demo', '--headless'], false, ['--demo', '--headless']],
  [['--demo', 'rundbord:egeskov'], false, ['--demo', 'rundbord:egeskov']],
  [['pexip', '--demo'], false, ['pexip', '--demo']],
])('%j asks for a simulated node: %j', (args, wanted, rest) => {
  expect(demoOf(args)).toEqual({ wanted, rest });
});
