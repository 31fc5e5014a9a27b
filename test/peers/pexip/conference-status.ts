import type { ConferenceFacts } from './conference-facts.ts';

/** What holds in a meeting before anybody changed it, as `conference_update` tells it; old nodes know less. */
export function statusAtStart(facts: ConferenceFacts, isOld: boolean) {
  return {
    locked: facts.locked ?? false,
    guests_muted: false,
    all_muted: false,
    started: false,
    chat_enabled: facts.chat ?? true,
    presentation_allowed: true,
    guests_can_unmute: true,
    guests_can_present: true,
    direct_media: facts.directMedia ?? false,
    recording: false,
    transcribing: false,
    streaming: false,
    ...(!isOld && {
      live_captions_available: false,
      breakout_rooms: false,
      pinning_config: '',
      classification: { levels: {}, current: 0 },
      message_text: '',
    }),
  };
}
