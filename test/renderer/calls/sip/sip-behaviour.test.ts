import { type Arrangement, engineSuite, type Goal } from '../engine-suite.ts';
import { engineHere } from '../in-process.ts';
import type { FarCall } from './pretend-sip.ts';
import { layOut, to } from './sip-bench.ts';

const statuses = { busy: 486, 'not-found': 404, 'no-answer': 480, declined: 603 } as const;

async function arrange(): Promise<Arrangement> {
  const bench = await layOut(({ callees }) => {
    callees.set('there', (call) => call.accept());
    for (const [failure, status] of Object.entries(statuses))
      callees.set(failure, (call) => call.answer(status));
  });
  const { engine, sip, network, media } = bench;
  let rung: FarCall | null = null;
  const last = (): FarCall | undefined => sip.calls.findLast(({ over }) => !over);
  const connection = () => [...network.open].at(-1);
  return {
    ...engineHere(engine, media),
    target: (goal: Goal) => to(goal),
    turn: () => bench.turn(50),
    far: {
      async ring(name) {
        rung = sip.ring(name, name === 'Ward' ? 'ward' : 'second');
      },
      async giveUp() {
        rung?.cancel();
      },
      async hangUp() {
        last()?.request('BYE');
      },
      async sees() {
        const call = last();
        const info = call?.requests('INFO') ?? [];
        const direction = call?.direction;
        const byInfo = info.map(({ body }) => /Signal=(.)/.exec(body)?.[1] ?? '').join('');
        return {
          muted: connection()?.sends('audio') === 'silence',
          camera: connection()?.sends('video') === 'camera',
          held: direction === 'sendonly' || direction === 'inactive',
          tones: connection()?.getSenders()[0]?.dtmf.inserted || byInfo,
        };
      },
      async loseLine() {
        sip.loseLine();
      },
      async mendLine() {
        sip.mendLine();
      },
    },
    async held() {
      const held = [...network.open].map(() => 'a connection');
      if (bench.watchers() > 0) held.push('watched media');
      if (media.opened.microphone || media.opened.camera) held.push('open devices');
      return held;
    },
    stop: async () => bench.stop(),
  };
}

engineSuite(
  'sip, over a server in memory',
  {
    farLeaves: 'left',
    failures: ['busy', 'not-found', 'no-answer', 'declined'],
    asksPin: false,
    ring: true,
    second: true,
    camera: true,
    hold: true,
    tones: true,
    loseLine: true,
    seesMute: true,
    seesCamera: true,
  },
  arrange,
);
