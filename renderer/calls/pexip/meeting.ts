import type { Clock } from '../../../main/contract/clock.ts';
import type { ProblemCode } from '../../../main/contract/problems.ts';
import type { ChatLine, Conference, ConferenceDeed } from '../conference.ts';
import { mayDo, problemOf, requestOf } from './deeds.ts';
import type { PexipStay } from './pexip-stay.ts';

/** The meeting around a call: its chat, and what may be done in it. Lives as long as the meeting, over several stays. */
export type Meeting = {
  /** As the stay tells it now; null before it was let in. */
  tell(stay: PexipStay | null): Conference | null;
  /** Fetches what is not told by itself. */
  entered(stay: PexipStay): void;
  heard(
    stay: PexipStay,
    line: { readonly from: string; readonly party: string; readonly text: string },
  ): void;
  conduct(stay: PexipStay, deed: ConferenceDeed): void;
  /** Another meeting. */
  clear(): void;
};

/** No more of a chat is kept. */
const mostLines = 300;

/** Opens it; `changed` when it tells something else. */
export function openMeeting(options: { readonly clock: Clock; readonly changed: () => void }): Meeting {
  const { clock, changed } = options;
  let chat: readonly ChatLine[] = [];
  let lines = 0;
  let layouts: readonly string[] = [];
  let problem: ProblemCode | null = null;
  let deeds = 0;

  const write = (line: Omit<ChatLine, 'id' | 'at'>): void => {
    lines += 1;
    chat = [...chat, { ...line, id: lines, at: clock.now() }].slice(-mostLines);
    changed();
  };
  const tell: Meeting['tell'] = (stay) => {
    if (!stay?.entered) return null;
    const me = stay.me();
    const role = me?.host ? 'host' : 'guest';
    const may = mayDo({ role, service: stay.service, chats: stay.client.chats });
    return {
      name: stay.name,
      role: stay.service === 'gateway' ? null : role,
      locked: stay.status.locked,
      guestsMuted: stay.status.guestsMuted,
      handRaised: me?.handRaised ?? false,
      layout: stay.layout,
      layouts,
      chat,
      recording: stay.status.recording || stay.parties().some(({ streaming }) => streaming),
      may: layouts.length > 0 ? may : may.filter((one) => one !== 'layout'),
      problem: problem && { code: problem },
    };
  };
  const fetchLayouts = async (stay: PexipStay): Promise<void> => {
    const answer = await stay.client.request('GET', 'available_layouts');
    if (answer?.status !== 200 || !Array.isArray(answer.result)) return;
    layouts = answer.result.flatMap((one: unknown) => {
      const name = typeof one === 'object' && one !== null && 'name' in one ? one.name : one;
      return typeof name === 'string' ? [name] : [];
    });
    changed();
  };
  const carryOut = async (stay: PexipStay, deed: ConferenceDeed): Promise<ProblemCode | null> => {
    if (deed.do === 'say') {
      const said = await stay.client.say(deed.text);
      if (said) write({ from: '', own: true, text: deed.text });
      return said ? null : 'pexip-unreachable';
    }
    const request = requestOf(deed, stay.own);
    if (!request) return null;
    return problemOf(deed.do, await stay.client.request('POST', request.path, request.payload));
  };

  return {
    tell,
    entered: (stay) => void fetchLayouts(stay),
    heard(stay, { from, party, text }) {
      // Some nodes say one's own words again.
      if (party !== stay.own) write({ from, own: false, text });
    },
    conduct(stay, deed) {
      if (!tell(stay)?.may.includes(deed.do)) return;
      deeds += 1;
      const mine = deeds;
      problem = null;
      void carryOut(stay, deed).then((failed) => {
        // A newer deed has the word.
        if (mine === deeds) problem = failed;
        changed();
      });
    },
    clear() {
      chat = [];
      layouts = [];
      problem = null;
    },
  };
}
