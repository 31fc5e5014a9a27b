import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { type Language, languages } from '../../../main/contract/languages.ts';
import { wordsOf } from '../../../renderer/language/words.ts';
import { allPictures } from '../../../renderer/pictures/all-pictures.ts';
import { doNothing } from '../../../renderer/pictures/do-nothing.ts';
import { Kiosk } from '../../../renderer/screens/kiosk.tsx';
import { screenOf } from '../../../renderer/screens/screen-of.ts';
import { themeOf } from '../../../renderer/screens/theme-of.ts';
import { look } from './states.ts';

const draw = (name: string, language: Language = 'da'): string => {
  const picture = allPictures[name];
  if (!picture) throw new Error(`There is no picture ${name}.`);
  return renderToStaticMarkup(<Kiosk state={picture(look(language))} actions={doNothing} levels={() => 0} />);
};
/** What is read, without marks. */
const read = (name: string, language: Language = 'da'): string =>
  draw(name, language)
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#x27;', "'")
    .replaceAll(/\s+/g, ' ');

test.each(Object.keys(allPictures))(
  '%s is drawn in every language, with one headline and a main part',
  (name) => {
    for (const language of languages) {
      const drawn = draw(name, language);
      expect(drawn).not.toMatch(/undefined|NaN|\[object/);
      expect(drawn.match(/<h1/g)).toHaveLength(1);
      expect(drawn.match(/<main/g)).toHaveLength(1);
    }
  },
);

test('every screen has a picture', () => {
  const drawn = new Set(Object.values(allPictures).map((picture) => screenOf(picture(look()))));
  expect([...drawn].sort()).toEqual([
    'asked',
    'book',
    'call',
    'camera',
    'devices',
    'diagnostics',
    'displays',
    'door',
    'elsewhere',
    'goodbye',
    'home',
    'incoming',
    'join',
    'lobby',
    'meeting',
    'pin',
    'recording',
    'set-up',
    'settings',
    'start',
    'wrong',
  ]);
});

test.each(languages)('home offers the next meeting to join, in %s', (language) => {
  const words = wordsOf(language);
  const text = read('home-soon', language);
  expect(text).toContain(words.home.inMinutes(6));
  expect(text).toContain(words.common.join);
});

test('a meeting in another system is offered from the phone, one without a link not at all', () => {
  expect(read('home-elsewhere')).toContain('Holdes i Microsoft Teams');
  expect(read('home-elsewhere')).toContain('Deltag fra telefon');
  expect(read('home-no-link')).toContain('Intet videolink i invitationen');
  expect(read('home-no-link')).toContain('Start et møde');
});

test('nothing of a private meeting is drawn, and no title where the room shows none', () => {
  const text = read('home-private');
  expect(text).toContain('Privat møde');
  expect(text).not.toContain('Udskrivningskonference');
});

test('a demo says that it is one, at rest and in the call', () => {
  expect(read('home-demo')).toContain('simuleret');
  expect(read('call-demo')).toContain('Demo');
});

test('trouble speaks in a sentence with its remedy', () => {
  expect(read('home-broken')).toContain('Der er intet netværk.');
  expect(read('home-broken')).toContain('Se efter, om netværkskablet sidder i');
  expect(read('lobby-broken')).toContain('Sæt kameraets kabel i.');
  expect(read('wrong-hub')).toContain('Prøv igen');
});

test('what the engine cannot do is not on the screen', () => {
  const picture = allPictures['call-one'];
  const state = picture?.(look());
  if (!state) throw new Error('There is no picture of a call.');
  const without = renderToStaticMarkup(
    <Kiosk
      state={{
        ...state,
        abilities: { share: false, invite: false, hold: false, tones: false, ownMedia: true },
      }}
      actions={doNothing}
      levels={() => 0}
    />,
  );
  expect(read('call-one')).toContain('Del skærm');
  expect(without).not.toContain('Del skærm');
  expect(without).not.toContain('Inviter');
});

test('the invitation tells of its certificate, and that loopback reaches nobody', () => {
  expect(read('call-invite')).toContain('certifikatet');
  expect(read('call-invite')).toContain('KRTB-4729');
  expect(read('call-invite-loopback')).toContain('kun på denne computer');
});

test('IT finds the line of a refused settings file', () => {
  const text = read('diagnostics-broken');
  expect(text).toContain('agenda.sources[1].url');
  expect(text).toContain('linje 11');
});

test('a rating is asked for only when somebody was met, and once', () => {
  expect(read('goodbye')).toContain('Hvordan var billede og lyd?');
  expect(read('goodbye-rated')).not.toContain('Hvordan var billede og lyd?');
  expect(read('goodbye-rated')).toContain('Tak for dit svar');
  expect(read('goodbye-alone')).not.toContain('Hvordan var billede og lyd?');
});

test('the room’s speakerphone that is pulled out is named on home, with its remedy', () => {
  expect(read('home-unplugged')).toContain('Kablet til Jabra SPEAK 510 er taget ud.');
  expect(read('home-unplugged')).toContain('Sæt det i igen.');
});

test('on the devices screen a pressed button and a tried lamp are lit, and each trouble has its remedy', () => {
  expect(draw('devices').match(/thing-lit/g)).toBeNull();
  expect(draw('devices-pressed')).toMatch(/thing-lit[^>]*>Lyd fra</);
  expect(draw('devices-lamp').match(/thing-lit/g)).toHaveLength(1);
  expect(read('devices-none')).toContain('Sæt et kamera eller en højttalertelefon i.');
  for (const part of ['Et andet program har et opkald på den', 'Taget ud', 'IT må give Rundbord adgang'])
    expect(read('devices-broken')).toContain(part);
});

test('the set-up helper asks first, then says what is used, and afterwards that it is', () => {
  expect(read('set-up-half')).toContain('Svar på de to spørgsmål');
  expect(read('set-up-proposal')).toContain('Brug det');
  expect(read('set-up-used')).toContain('Det er i brug.');
  expect(read('set-up-empty')).not.toContain('Brug det');
});

test('a recording goes on only when something has arrived, and says at its end where it is and what is not in it', () => {
  expect(draw('recording-press')).toContain('disabled=""');
  expect(draw('recording-arrived')).not.toContain('disabled=""');
  expect(read('recording-lamp')).toContain('Ja');
  expect(read('recording-saved')).toContain('/var/lib/rundbord/recordings/');
  expect(read('recording-saved')).toContain('ingen personer');
  expect(read('recording-unplugged')).toContain('Sæt kablet i igen');
});

test('a call that comes in says who calls and how to answer on the device that can', () => {
  expect(read('incoming')).toContain('Jens Lund');
  expect(read('incoming')).toContain('den grønne knap på Jabra SPEAK 510');
  expect(read('incoming-nameless')).toContain('Gæst');
  expect(read('incoming-nameless')).not.toContain('den grønne knap');
});

test('a held call says so and offers to go on', () => {
  expect(read('call-held')).toContain('Mødet er sat på pause.');
  expect(read('call-held')).toContain('Fortsæt');
  expect(read('call-one')).not.toContain('på pause');
});

test('in a call it is said whether the device in use follows it', () => {
  expect(read('call-devices')).toContain('Knapper og lamper på Jabra SPEAK 510 følger mødet.');
  expect(read('call-devices-broken')).toContain('Knapper og lamper på Jabra SPEAK 510 følger ikke mødet.');
});

test('home leads to the camera and the displays only where there are some', () => {
  expect(read('home-reach')).toContain('Styr kamera');
  expect(read('home-reach')).toContain('Storskærm');
  expect(read('home-soon')).not.toContain('Styr kamera');
  expect(read('home-soon')).not.toContain('Storskærm');
  expect(read('call-one')).not.toContain('Styr kamera');
});

test('the camera panel has what the camera can, and the other end’s camera where it may be moved', () => {
  expect(draw('camera')).toContain('role="application"');
  for (const part of ['Zoom ind', 'Til start', 'Den, der taler', 'Udsnit 9', 'Lysere', 'Vindue bag os'])
    expect(read('camera')).toContain(part);
  expect(read('call-camera')).toContain('Kamera hos Hjemmeplejen');
  expect(read('call-far-camera')).not.toContain('Gem dette udsnit');
  expect(read('call-far-camera')).not.toContain('Til start');
  expect(read('call-far-camera')).toContain('Hjemmeplejen drejer jeres kamera');
  expect(read('camera-trouble')).toContain('Luk det andet program.');
  expect(draw('camera-trouble')).not.toContain('role="application"');
});

test('a display says that it warms up, and shows no sound and input until it is on', () => {
  const text = read('displays');
  expect(text).toContain('Den varmer op.');
  expect(text.match(/Hvad den viser/g)).toHaveLength(1);
  expect(text).toContain('Enheden svarer ikke.');
});

test('in a call over the codec it is said where picture and sound are, and whether one is heard; what it lacks is not there', () => {
  const text = read('call-codec');
  expect(text).toContain('Billede og lyd kører over Polycom HDX 7000.');
  expect(text).toContain('De andre kan ikke høre jer');
  expect(text).toContain('Lydstyrke');
  for (const part of ['Kamera fra', 'Slå kameraet', 'Del skærm', 'Inviter', 'Udstyr'])
    expect(text).not.toContain(part);
});

test('a port says what was found, that IT has fixed it, and why it cannot be used', () => {
  const text = read('devices-cables');
  expect(text).toContain('Fundet: Videoanlæg: Polycom');
  expect(text).toContain('Brug det');
  expect(text).toContain('IT har skrevet i indstillingerne');
  expect(text).toContain('Computeren lader ikke Rundbord bruge det.');
  expect(text).toContain('Drej det lidt');
  expect(read('devices-probing')).toContain('Spørger');
  expect(read('devices-probing')).toContain('Der kom intet svar.');
  expect(read('devices')).not.toContain('Kabler og bokse');
});

test('beside a door it is said who has the room until when, and nothing is joined', () => {
  expect(read('door-free')).toContain('Ledigt til kl. 15:00');
  expect(read('door-free')).toContain('Book nu');
  expect(read('door-taken')).toContain('Optaget til kl. 14:30');
  expect(read('door-taken')).toContain('Arrangeret af Karen Holm');
  expect(read('door-taken')).not.toContain('Book nu');
  expect(read('door-private')).toContain('Privat møde');
  expect(read('door-private')).not.toContain('Udskrivningskonference');
  expect(read('door-double-booked')).toContain('Dobbeltbooket. Samtidig: Fælles gravidteam');
  expect(read('door-check-in')).toContain('Vi er her');
  expect(read('door-stale')).toContain('Sådan så den ud kl. 13:40.');
  expect(read('door-no-calendar')).not.toMatch(/Ledigt (til kl|resten af dagen Book)|Optaget/);
  for (const name of Object.keys(allPictures).filter((each) => each.startsWith('door-'))) {
    expect(read(name)).not.toMatch(/Deltag|Kamera|Mikrofon|Start et møde/);
  }
});

test('the rooms nearby that are free, and that none is', () => {
  expect(read('door-taken')).toContain('Rosenborg 1. sal Ledigt til 15:00');
  expect(read('door-taken')).not.toContain('Fredensborg');
  expect(read('door-beside-none')).toContain(
    'Ingen lokaler i nærheden er ledige lige nu. Kronborg bliver ledigt',
  );
  expect(read('door-free')).not.toContain('i nærheden');
});

test('a room is booked for as long as fits, each length with its end; else why it cannot be', () => {
  expect(read('book-choices')).toContain('30 minutter til kl. 14:24');
  expect(read('book-choices')).toContain('Indtil næste møde til kl. 15:00');
  expect(read('book-short')).not.toContain('30 minutter');
  expect(draw('book-busy').match(/disabled=""/g)).toHaveLength(5);
  expect(read('book-busy')).toContain('Booker lokalet');
  expect(read('book-problem')).toContain('Lokalet er optaget på det tidspunkt. Vælg en kortere tid');
  expect(read('book-taken')).toContain('Lokalet er optaget til kl. 14:30.');
  expect(read('book-taken')).toContain('Rosenborg');
  expect(read('book-beside-only')).not.toContain('minutter');
  expect(read('book-not-here')).toContain('Lokalet kan ikke bookes herfra.');
});

test('auto is dark in rooms and light on laptops; a choice is a choice', () => {
  expect(themeOf({ theme: 'auto', posture: 'room' })).toBe('dark');
  expect(themeOf({ theme: 'auto', posture: 'laptop' })).toBe('light');
  expect(themeOf({ theme: 'light', posture: 'room' })).toBe('light');
  expect(themeOf(null)).toBe('dark');
});

test('a meeting’s details say what Join does, what may be done, and that it is done only when asked twice', () => {
  const text = read('meeting');
  for (const part of [
    'Koordinere hjælpen',
    'Karen Holm',
    'Jens Lund, Hjemmeplejen, Mette',
    'vores eget videorum',
  ])
    expect(text).toContain(part);
  expect(text).toContain('15 min længere');
  expect(text).not.toContain('30 min længere');
  expect(text).not.toContain('Ja, slut mødet');
  expect(read('meeting-asks-end')).toContain('Ja, slut mødet');
  expect(read('meeting-asks-release')).toContain('andre kan booke lokalet');
  expect(read('meeting-problem')).toContain('Kalenderen svarer ikke, så intet er ændret.');
  expect(read('meeting-gone')).toContain('Mødet står ikke længere i lokalets kalender.');
});

test('a private meeting’s details are what may be known of it, and it can be joined', () => {
  const text = read('meeting-private');
  expect(text).toContain('Privat møde');
  expect(text).toContain('Deltag åbner mødet i VDX');
  for (const part of ['Koordinere', 'Jens Lund', 'Karen Holm']) expect(text).not.toContain(part);
});

test('a PIN is never drawn, only that there is one', () => {
  expect(read('meeting-codec')).toContain('Pinkoden sendes med.');
  for (const name of ['meeting-codec', 'meeting-elsewhere', 'meeting-long'])
    expect(draw(name)).not.toContain('1234"');
  expect(read('meeting-codec')).not.toContain('1234');
});

test('home says what is double booked, who is awaited, and what is joined by itself', () => {
  expect(read('home-double')).toContain('Samtidig: Udskrivningskonference');
  expect(read('home-check-in')).toContain('Vi er her');
  expect(read('home-auto-join')).toContain('Deltager af sig selv om 12 s');
  expect(read('home-auto-join')).toContain('Deltag ikke');
  expect(read('home-book')).toContain('Book lokalet');
  expect(read('home-soon')).not.toContain('Book lokalet');
});

test('the next meeting waits: its time first, then that it has begun, and one tap to it where it can be joined', () => {
  expect(read('call-next-soon')).toContain('Næste her kl. 14:15');
  expect(read('call-next-soon')).not.toContain('Forlad og deltag');
  expect(read('call-next-begun')).toContain('Forlad og deltag');
  expect(read('lobby-next')).toContain('Forlad og deltag');
  expect(read('call-next-elsewhere')).toContain('Er begyndt her Privat møde');
  expect(read('call-next-elsewhere')).not.toContain('Forlad og deltag');
});

test('in a call its meeting can be looked at, and made longer where nobody else has the room', () => {
  const text = read('call-about');
  for (const part of ['Om mødet', 'Jens Lund, Hjemmeplejen, Mette', '15 min længere'])
    expect(text).toContain(part);
  expect(text).not.toContain('30 min længere');
  expect(read('call-demo')).not.toContain('Om mødet');
});

test('the dial field says what it understood and by what it goes, and what to do where nothing can take it', () => {
  expect(read('join-alias')).toContain('Videorum 1234 hos rooms.vconf.dk');
  expect(read('join-alias')).toContain('via videosystemet');
  expect(read('join-number')).toContain('Telefonnummer 12 34 56 78');
  expect(read('join-unknown')).toContain('Ved ikke, hvad det er endnu');
  expect(read('join-no-route')).toContain('Ring til nummeret fra en telefon i stedet.');
  expect(draw('join-no-route')).toMatch(/disabled=""[^>]*type="submit"|type="submit"[^>]*disabled=""/);
  expect(draw('join-busy')).not.toContain('reading-no');
});

test('the directory has favourites and calls of before, and says what it lacks', () => {
  for (const words of ['Favoritter', 'Seneste opkald', 'Ubesvaret · 10:44', 'Ringede hertil · mandag 12:54'])
    expect(read('join')).toContain(words);
  expect(read('join-many')).toContain('Skriv mere af navnet.');
  expect(read('join-none')).toContain('Telefonbogen har intet for “Zebra”.');
  expect(read('join-troubled')).toContain('Telefonbogen kan ikke nås.');
  expect(read('join-no-directory')).not.toContain('Favoritter');
  expect(read('join-alias')).not.toContain('Telefonbogen har intet');
});

test('a PIN is asked for, a wrong one said, and a guest comes in without one only where that is so', () => {
  expect(read('asked-pin-guest')).toContain('Deltag som gæst uden pinkode');
  expect(read('asked-pin')).not.toContain('Deltag som gæst uden pinkode');
  expect(read('asked-pin-wrong')).toContain('Det er ikke den rigtige pinkode.');
  expect(draw('asked-pin-typed')).toContain('type="password"');
  expect(draw('asked-extension')).not.toContain('type="password"');
  expect(read('asked-signing-in')).toContain('Log ind med MitID Erhverv');
});

test('while it rings it is said where, and who has to let one in', () => {
  expect(read('lobby-rings')).toContain('Det ringer hos Lægehuset Nørregade');
  expect(read('lobby-for-host')).toContain('Værten skal lukke jer ind');
});

test('an automatic answer is counted down, can be refused, and begins without a picture', () => {
  expect(read('incoming-auto')).toContain('Besvares af sig selv om 8 sekunder');
  expect(read('incoming-auto')).toContain('Kameraet er slået fra');
  expect(read('incoming')).not.toContain('af sig selv');
});

test('what a host or a second caller wants is said with its answers', () => {
  for (const words of ['Værten vil gerne høre jer.', 'Slå lyd til', 'Ikke nu'])
    expect(read('call-asked')).toContain(words);
  for (const words of ['Karen Holm ringer', 'Svar og læg på her', 'Afvis'])
    expect(read('call-second')).toContain(words);
  expect(read('call-muted-by-host')).toContain('Værten har slået jeres lyd fra.');
  expect(read('call-mixed')).not.toContain('Værten');
});

test('quality is said in words only where it is not good, and figures are in their panel alone', () => {
  expect(read('call-mixed-poor')).toContain('Forbindelsen herfra er dårlig');
  expect(read('call-mixed')).not.toContain('Forbindelsen');
  expect(read('call-mixed-poor')).not.toContain('kbit/s');
  for (const words of ['1920×1080', 'H264', '6,3', 'relæ']) expect(read('call-quality')).toContain(words);
});

test('the chat says that it goes with the meeting, and people are let in where one may', () => {
  expect(read('call-chat')).toContain('Beskederne slettes, når mødet slutter.');
  expect(read('call-waiting')).toContain('Robotkollega venter på at komme ind');
  expect(read('call-people-host')).toContain('Luk ind');
  expect(read('call-people')).not.toContain('Hvad skal der ske med');
});

test('a meeting that its host has ended is over, not broken', () => {
  expect(read('wrong-call-removed')).toContain('Mødet er slut');
  expect(read('wrong-pexip-locked')).toContain('Det lykkedes ikke');
});
