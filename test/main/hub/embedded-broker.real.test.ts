import { brokerSuite } from './broker-suite.ts';

brokerSuite('the embedded broker', async () => ({
  settings: {},
  // What restarts it is a change of the settings to an outside broker and back.
  async restart(trial) {
    await trial.use({ broker: { url: 'mqtt://127.0.0.1:1' } });
    await trial.use({});
  },
  stop: () => Promise.resolve(),
}));
