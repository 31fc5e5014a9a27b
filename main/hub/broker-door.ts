import type { Duplex } from 'node:stream';
import type { Clock } from '../contract/clock.ts';
import type { Log } from '../log.ts';
import type { Claims, RoomTokens } from '../rooms/room-tokens.ts';
import { admit, brokerAwayCode } from './admission.ts';
import type { Broker } from './broker.ts';
import { grantedOf, judgeClientPacket } from './client-packet.ts';
import type { IConnectPacket, ISubscribePacket } from './mqtt-packets.ts';
import { type Packet, packetBytes, readPackets } from './mqtt-packets.ts';
import { type Line, type LineListener, lineStatus } from './web-sockets.ts';

/** From the opened line to the CONNACK. */
const handshakeMs = 10_000;
/** How long the broker has to close after a client's DISCONNECT. */
const farewellMs = 5000;
/** Bytes that may wait for a slow client, or for a slow broker, before the client is let go. */
const mostWaitingBytes = 1024 * 1024;
/** Packets that a client may send before it is told that it is in. */
const mostEarlyPackets = 20;
/** A client's subscriptions that the broker has not yet answered. */
const mostUnanswered = 20;

/**
 * A client's way through the door:
 *
 *     new ── CONNECT ──▶ checking ── let in ──▶ connecting ── the broker's CONNACK ──▶ open
 *      └──────────────────────┴───────── anything else, or the end ─────┴──────────────┴──▶ over
 */
type DoorState = 'new' | 'checking' | 'connecting' | 'open' | 'over';

/** What every client's way through the door needs to know. */
type DoorFacts = {
  readonly broker: Broker;
  readonly tokens: RoomTokens;
  readonly clock: Clock;
  readonly log: Log;
};

/**
 * The door to the broker, the embedded one and an outside one alike. It lets a client in by its token and passes on
 * what the token's rules allow: what a client may not publish is taken and dropped, what it may not subscribe to is
 * not granted. A client that breaks the protocol is let go, and so is one whose token has come to its end; its last
 * will is then said for it.
 */
export function makeBrokerDoor(facts: DoorFacts): { accept(line: Line): LineListener; stop(): void } {
  const ways = new Map<Way, Claims | null>();
  const present = (): Claims[] => [...ways.values()].filter((claims) => claims !== null);
  return {
    accept(line) {
      const way = new Way(facts, line, present, (claims) => {
        if (claims === 'over') ways.delete(way);
        else ways.set(way, claims);
      });
      ways.set(way, null);
      return way;
    },
    stop() {
      for (const way of [...ways.keys()]) way.end(lineStatus.restart, 'the hub is restarting');
    },
  };
}

/** One client. See {@link DoorState}. */
class Way implements LineListener {
  readonly bytes: (bytes: Buffer) => void;
  readonly #facts: DoorFacts;
  readonly #line: Line;
  readonly #present: () => Claims[];
  readonly #tellDoor: (claims: Claims | 'over') => void;
  readonly #timers: (() => void)[] = [];
  readonly #unanswered = new Map<number, ISubscribePacket>();
  #state: DoorState = 'new';
  #claims: Claims | null = null;
  #upstream: Duplex | null = null;
  #early: Packet[] = [];
  #saidForbidden = false;

  constructor(
    facts: DoorFacts,
    line: Line,
    present: () => Claims[],
    tellDoor: (claims: Claims | 'over') => void,
  ) {
    this.#facts = facts;
    this.#line = line;
    this.#present = present;
    this.#tellDoor = tellDoor;
    this.bytes = readPackets({
      packet: (packet) => this.#fromClient(packet),
      bad: (reason) => this.#bad(reason),
    });
    this.#timers.push(
      facts.clock.after(handshakeMs, () => {
        if (this.#state === 'connecting') this.#refuse(brokerAwayCode, 'the broker does not answer');
        else if (this.#state !== 'open') this.#bad('it did not say in time who it is');
      }),
    );
  }

  /** The line has gone. */
  closed(): void {
    if (this.#state === 'over') return;
    this.#forget();
    this.#upstream?.destroy();
  }

  /** Lets the client go; without a DISCONNECT the broker says its last will. */
  end(status: number, reason: string): void {
    if (this.#state === 'over') return;
    this.#forget();
    this.#line.close(status, reason);
    this.#upstream?.destroy();
  }

  #forget(): void {
    this.#state = 'over';
    for (const cancel of this.#timers) cancel();
    this.#tellDoor('over');
  }

  #bad(reason: string): void {
    if (this.#state === 'over') return;
    this.#facts.log.warn(`a client was let go: ${reason}`);
    this.end(lineStatus.policy, 'not as MQTT 3.1.1 wants it');
  }

  #refuse(returnCode: number, reason: string): void {
    if (this.#state === 'over') return;
    this.#facts.log.info(`a client was refused with return code ${returnCode}: ${reason}`);
    this.#tell({ cmd: 'connack', returnCode, sessionPresent: false });
    this.end(lineStatus.policy, 'refused');
  }

  #tell(packet: Packet): void {
    const bytes = packetBytes(packet);
    if (bytes) this.#line.send(bytes);
    else this.#bad('the broker said what cannot be passed on');
    if (this.#line.waitingBytes() > mostWaitingBytes) this.#bad('it does not take what is sent to it');
  }

  #pass(packet: Packet): void {
    const bytes = packetBytes(packet);
    if (bytes) this.#upstream?.write(bytes);
    else this.#bad(`a ${packet.cmd} that cannot be passed on`);
    if ((this.#upstream?.writableLength ?? 0) > mostWaitingBytes)
      this.#bad('the broker does not keep up with it');
  }

  #fromClient(packet: Packet): void {
    switch (this.#state) {
      case 'over':
        return;
      case 'new':
        if (packet.cmd === 'connect') void this.#connect(packet);
        else this.#bad(`it began with ${packet.cmd}`);
        return;
      case 'checking':
      case 'connecting':
        this.#early.push(packet);
        if (this.#early.length > mostEarlyPackets) this.#bad('too much before it was let in');
        return;
      case 'open':
        if (this.#claims) this.#judge(packet, this.#claims);
    }
  }

  async #connect(packet: IConnectPacket): Promise<void> {
    const { broker, tokens, clock, log } = this.#facts;
    this.#state = 'checking';
    const admission = await admit(packet, tokens, this.#present);
    if (this.#isOver()) return;
    if (!admission.ok) {
      this.#refuse(admission.returnCode, admission.reason);
      return;
    }
    if (broker.reach().status === 'down') {
      this.#refuse(brokerAwayCode, 'the broker cannot be reached');
      return;
    }
    const { claims } = admission;
    this.#claims = claims;
    this.#tellDoor(claims);
    this.#timers.push(
      clock.after(claims.expiresAt - clock.now(), () => {
        log.info('a client was let go: its token has come to its end');
        this.end(lineStatus.policy, 'token-expired');
      }),
    );
    this.#state = 'connecting';
    this.#listenTo(broker.open());
    this.#pass({
      cmd: 'connect',
      protocolId: 'MQTT',
      protocolVersion: 4,
      clientId: claims.client,
      // Nothing is kept for a client that is away: a signal that comes late is of no use.
      clean: true,
      keepalive: packet.keepalive ?? 0,
      ...(packet.will ? { will: packet.will } : {}),
      ...(broker.login
        ? { username: broker.login.username, password: Buffer.from(broker.login.password) }
        : {}),
    });
  }

  /** What the compiler cannot see: the state changes while something is awaited. */
  #isOver(): boolean {
    return this.#state === 'over';
  }

  #listenTo(upstream: Duplex): void {
    this.#upstream = upstream;
    // `close` always follows.
    upstream.on('error', () => {});
    upstream.on('close', () => {
      if (this.#state === 'connecting') this.#refuse(brokerAwayCode, 'the broker closed the connection');
      else this.end(lineStatus.away, 'the broker has gone');
    });
    const read = readPackets({
      packet: (packet) => this.#fromBroker(packet),
      bad: (reason) => this.#bad(`the broker cannot be understood: ${reason}`),
    });
    upstream.on('data', (bytes: Buffer) => read(bytes));
  }

  #fromBroker(packet: Packet): void {
    if (this.#isOver() || !this.#claims) return;
    if (packet.cmd === 'connack') {
      this.#connack(packet.returnCode ?? 0);
    } else if (packet.cmd === 'suback') {
      const id = packet.messageId ?? 0;
      const asked = this.#unanswered.get(id);
      if (!asked) return;
      this.#unanswered.delete(id);
      this.#tell({ ...packet, granted: grantedOf(asked, this.#claims.acl, packet.granted) });
    } else {
      this.#tell(packet);
    }
  }

  #connack(returnCode: number): void {
    if (returnCode !== 0) {
      this.#facts.log.error(`the broker refused the hub with return code ${returnCode}: see hub.broker`);
      this.#refuse(brokerAwayCode, 'the broker refused the hub');
      return;
    }
    this.#state = 'open';
    this.#tell({ cmd: 'connack', returnCode: 0, sessionPresent: false });
    const early = this.#early;
    this.#early = [];
    for (const packet of early) this.#fromClient(packet);
  }

  #judge(packet: Packet, { acl }: Claims): void {
    const verdict = judgeClientPacket(packet, acl);
    switch (verdict.kind) {
      case 'bad':
        this.#bad(verdict.reason);
        return;
      case 'drop':
        this.#forbidden();
        return;
      case 'answer':
        if (verdict.forbidden) this.#forbidden();
        this.#tell(verdict.packet);
        return;
      case 'pass':
        if (verdict.forbidden) this.#forbidden();
        if (packet.cmd === 'subscribe') this.#unanswered.set(packet.messageId ?? 0, packet);
        if (this.#unanswered.size > mostUnanswered) this.#bad('it subscribes faster than the broker answers');
        else this.#pass(verdict.packet);
        return;
      case 'leave':
        this.#leave(packet);
    }
  }

  #forbidden(): void {
    if (!this.#saidForbidden) this.#facts.log.warn('a client tried what its token does not allow');
    this.#saidForbidden = true;
  }

  /** The broker reads the DISCONNECT, drops the last will, and closes. */
  #leave(packet: Packet): void {
    const upstream = this.#upstream;
    const bytes = packetBytes(packet);
    if (bytes) upstream?.end(bytes);
    const cancel = this.#facts.clock.after(farewellMs, () => upstream?.destroy());
    upstream?.on('close', cancel);
    this.#forget();
    this.#line.close(1000, '');
  }
}
