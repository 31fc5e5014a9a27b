/** Somebody in a meeting as nodes tell of them: `YES` and `NO` beside true and false, as it is. */
export type Participant = {
  readonly api_url: string;
  readonly uuid: string;
  readonly display_name: string;
  readonly overlay_text: string;
  readonly uri: string;
  readonly vendor: string;
  readonly local_alias: string;
  readonly call_tag: string;
  readonly call_direction: 'in' | 'out';
  readonly protocol: Protocol;
  readonly role: 'chair' | 'guest';
  readonly service_type:
    | 'connecting'
    | 'waiting_room'
    | 'ivr'
    | 'conference'
    | 'lecture'
    | 'gateway'
    | 'test_call';
  readonly start_time: number;
  readonly encryption: 'On' | 'Off';
  readonly has_media: boolean;
  readonly is_muted: YesNo;
  readonly is_presenting: YesNo;
  readonly is_video_call: YesNo;
  readonly is_audio_only_call: YesNo;
  readonly mute_supported: YesNo;
  readonly disconnect_supported: YesNo;
  readonly transfer_supported: YesNo;
  readonly fecc_supported: YesNo;
  readonly presentation_supported: YesNo;
  readonly is_video_muted: boolean;
  readonly is_client_muted: boolean;
  readonly is_tx_muted: boolean;
  readonly is_on_hold: boolean;
  readonly is_video_silent: boolean;
  readonly is_main_video_dropped_out: boolean;
  readonly is_streaming_conference: boolean;
  readonly is_recording: boolean;
  readonly is_transcribing: boolean;
  readonly is_external: boolean;
  readonly is_conjoined: boolean;
  readonly is_transferring: boolean;
  readonly is_idp_authenticated: boolean;
  readonly needs_presentation_in_mix: boolean;
  readonly show_live_captions: boolean;
  readonly supports_direct_chat: boolean;
  readonly can_receive_personal_mix: boolean;
  readonly rx_presentation_policy: 'ALLOW' | 'DENY';
  /** Seconds since 1970, 0 for a hand that is down; the same for `spotlight`. */
  readonly buzz_time: number;
  readonly spotlight: number;
  readonly last_spoken_time: number;
  readonly external_node_uuid: string;
  readonly layout_group: string | null;
  readonly receive_from_video_mix: { readonly mix_name: string; readonly timestamp: number };
  readonly receive_from_audio_mix: string;
  readonly send_to_audio_mixes: readonly { readonly mix_name: string; readonly prominent: boolean }[];
};

export type Protocol = 'api' | 'webrtc' | 'sip' | 'rtmp' | 'h323' | 'mssip' | '';
type YesNo = 'YES' | 'NO';

/** The node's own way to say yes and no in older fields. */
export function yesNo(value: boolean): YesNo {
  return value ? 'YES' : 'NO';
}

/** Someone new, with all that nobody asked for at its usual value. `atMs` is now. */
export function newParticipant(
  who: Pick<Participant, 'uuid' | 'display_name' | 'local_alias' | 'role' | 'service_type' | 'protocol'> &
    Partial<Participant>,
  atMs: number,
): Participant {
  return {
    api_url: `/participants/${who.uuid}/`,
    overlay_text: who.display_name,
    uri: '',
    vendor: '',
    call_tag: '',
    call_direction: 'in',
    start_time: atMs / 1000,
    encryption: 'On',
    has_media: false,
    is_muted: 'NO',
    is_presenting: 'NO',
    is_video_call: 'NO',
    is_audio_only_call: 'NO',
    mute_supported: 'YES',
    disconnect_supported: 'YES',
    transfer_supported: 'YES',
    fecc_supported: 'NO',
    presentation_supported: 'YES',
    is_video_muted: false,
    is_client_muted: false,
    is_tx_muted: false,
    is_on_hold: false,
    is_video_silent: false,
    is_main_video_dropped_out: false,
    is_streaming_conference: false,
    is_recording: false,
    is_transcribing: false,
    is_external: false,
    is_conjoined: false,
    is_transferring: false,
    is_idp_authenticated: false,
    needs_presentation_in_mix: false,
    show_live_captions: false,
    supports_direct_chat: true,
    can_receive_personal_mix: false,
    rx_presentation_policy: 'ALLOW',
    buzz_time: 0,
    spotlight: 0,
    last_spoken_time: 0,
    external_node_uuid: '',
    layout_group: null,
    receive_from_video_mix: { mix_name: 'main', timestamp: atMs / 1000 },
    receive_from_audio_mix: 'main',
    send_to_audio_mixes: [{ mix_name: 'main', prominent: false }],
    ...who,
  };
}

/** What nodes of about version 25 do not know. */
const unknownToOldNodes = [
  'can_receive_personal_mix',
  'receive_from_video_mix',
  'receive_from_audio_mix',
  'send_to_audio_mixes',
  'supports_direct_chat',
  'is_client_muted',
  'is_conjoined',
  'is_idp_authenticated',
  'is_recording',
  'is_transcribing',
  'is_on_hold',
  'show_live_captions',
  'layout_group',
  'last_spoken_time',
] as const satisfies readonly (keyof Participant)[];

/** The participant in the words of an old node. */
export function asOldNode(participant: Participant): Readonly<Record<string, unknown>> {
  const unknown: readonly string[] = unknownToOldNodes;
  return Object.fromEntries(Object.entries(participant).filter(([name]) => !unknown.includes(name)));
}
