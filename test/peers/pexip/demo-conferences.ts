import type { ConferenceFacts } from './conference-facts.ts';
import type { Conference, PexipNode } from './pexip-script.ts';

const domain = 'rundbord.invalid';
const colleague = 'Demo colleague (simulated)';
const host = 'Demo host (simulated)';
const greeting =
  'This is a demo. Nobody else is here: the picture and the sound are your own, sent back to you.';

/** Milliseconds between two looks at who is there; looks until the demo host lets guests in, and between two raised hands. */
const lookMs = 1000;
const looksUntilHost = 4;
const looksBetweenHands = 15;

const conference = (name: string, number: string, facts: Partial<ConferenceFacts>): ConferenceFacts => ({
  alias: name,
  aliases: [`${name}@${domain}`, number, `${number}@${domain}`],
  name: `Demo: ${name}`,
  ...facts,
});

/** What can be dialled in the demo, and what it shows. */
export const demoConferences: readonly {
  readonly facts: ConferenceFacts;
  readonly dial: string;
  readonly tells: string;
}[] = [
  {
    facts: conference('demo', '1001', {}),
    dial: 'demo or 1001',
    tells: 'an open meeting with a simulated colleague',
  },
  {
    facts: conference('demo.pin', '1002', { hostPin: '1234', guestPin: '5678' }),
    dial: 'demo.pin or 1002',
    tells: 'host PIN 1234, guest PIN 5678; guests wait for a host',
  },
  {
    facts: conference('demo.waiting', '1003', { hostPin: '1234' }),
    dial: 'demo.waiting or 1003',
    tells: 'guests need no PIN and wait some seconds for a simulated host; host PIN 1234',
  },
  {
    facts: conference('demo.reception', '1004', {
      reception: {
        kind: 'standard',
        extensions: { '1001': 'demo', '1002': 'demo.pin', '1003': 'demo.waiting' },
      },
    }),
    dial: 'demo.reception or 1004',
    tells: 'a reception; its extensions are 1001, 1002 and 1003',
  },
  {
    facts: conference('demo.full', '1005', { refuses: { status: 403, reason: 'Participant limit reached' } }),
    dial: 'demo.full or 1005',
    tells: 'a meeting that is full',
  },
  {
    facts: conference('demo.signin', '1006', {
      identityProviders: [{ name: 'Demo sign-in', uuid: '5b0f5ab1-6f0e-4c55-a5a3-3c0d8a6a1f10' }],
    }),
    dial: 'demo.signin or 1006',
    tells: 'a meeting that one signs in to',
  },
];

/** Plays the simulated participants: one who greets, one who lets guests in. The answer ends it. */
export function keepDemoAlive(node: PexipNode): () => void {
  const greeted = new Set<string>();
  const waited = new Map<string, number>();
  let looks = 0;

  const real = (meeting: Conference): readonly string[] =>
    meeting.participants().flatMap(({ uuid }) => (meeting.isListening(uuid) ? [uuid] : []));

  const playColleague = (meeting: Conference): void => {
    const here = real(meeting);
    const uuid = meeting.uuidOf(colleague);
    if (here.length === 0) {
      if (uuid !== undefined) meeting.leave(uuid);
      return;
    }
    const mine = uuid ?? meeting.join({ name: colleague, role: 'chair', camera: true });
    for (const one of here) {
      if (greeted.has(one)) continue;
      greeted.add(one);
      meeting.sendChat(mine, greeting, { to: one });
    }
    if (looks % looksBetweenHands === 0) {
      const isUp = meeting.participants().some((one) => one.uuid === mine && one.buzz_time > 0);
      meeting.raiseHand(mine, !isUp);
    }
    meeting.speak([mine]);
  };

  const playHost = (meeting: Conference): void => {
    const waiting = meeting
      .participants()
      .filter((one) => one.service_type === 'waiting_room' && meeting.isListening(one.uuid));
    const uuid = meeting.uuidOf(host);
    if (real(meeting).length === 0) {
      if (uuid !== undefined) meeting.leave(uuid);
      return;
    }
    for (const one of waiting) {
      const count = (waited.get(one.uuid) ?? 0) + 1;
      waited.set(one.uuid, count);
      if (count < looksUntilHost) continue;
      if (uuid === undefined) meeting.join({ name: host, role: 'chair' });
      meeting.admit(one.uuid);
    }
  };

  const timer = setInterval(() => {
    looks += 1;
    playColleague(node.conference('demo'));
    playColleague(node.conference('demo.signin'));
    playHost(node.conference('demo.waiting'));
  }, lookMs);
  return () => clearInterval(timer);
}
