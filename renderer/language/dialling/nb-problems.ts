import type { ProblemWords } from '../problem-words.ts';
import type { diallingProblemsEn } from './en-problems.ts';

export const diallingProblemsNb: Readonly<Record<keyof typeof diallingProblemsEn, ProblemWords>> = {
  'pexip-unreachable': {
    says: 'Får ikke kontakt med videosystemet.',
    next: 'Prøv igjen om litt. Spør IT hvis det fortsetter.',
  },
  'pexip-maintenance': {
    says: 'Videosystemet er stengt for vedlikehold.',
    next: 'Prøv igjen senere.',
  },
  'pexip-alias-unknown': {
    says: 'Det møtet finnes ikke.',
    next: 'Sjekk adressen i invitasjonen, og prøv igjen.',
  },
  'pexip-pin-wrong': {
    says: 'Det er ikke riktig PIN-kode.',
    next: 'Se i invitasjonen, og prøv igjen.',
  },
  'pexip-extension-wrong': {
    says: 'Det finnes ikke noe møte med det nummeret.',
    next: 'Sjekk invitasjonen, og prøv igjen.',
  },
  'pexip-sign-in-failed': {
    says: 'Innloggingen gikk ikke.',
    next: 'Prøv igjen, eller spør den som innkalte til møtet.',
  },
  'pexip-host-not-there': {
    says: 'Møteverten kom ikke.',
    next: 'Delta igjen når verten er der.',
  },
  'pexip-locked': {
    says: 'Møtet er låst.',
    next: 'Be noen i møtet om å slippe dere inn.',
  },
  'pexip-full': {
    says: 'Møtet er fullt.',
    next: 'Spør den som innkalte til møtet.',
  },
  'pexip-no-licence': {
    says: 'Videosystemet har ikke plass til flere samtaler akkurat nå.',
    next: 'Prøv igjen om litt.',
  },
  'pexip-not-understood': {
    says: 'Videosystemet svarte ikke som det skal.',
    next: 'Prøv igjen. Spør IT hvis det fortsetter.',
  },
  'pexip-media-failed': {
    says: 'Bilde og lyd kom ikke fram.',
    next: 'Prøv igjen. Spør IT hvis det fortsetter.',
  },
  'pexip-token-lost': {
    says: 'Videosystemet mistet kontakten med rommet.',
    next: 'Delta igjen.',
  },
  'pexip-not-registered': {
    says: 'Ingen kan ringe til rommet på video: møtesystemet avviser det.',
    next: 'Be IT se på registreringen.',
  },
  'sip-unreachable': {
    says: 'Får ikke kontakt med telefonsystemet.',
    next: 'Prøv igjen om litt. Spør IT hvis det fortsetter.',
  },
  'sip-not-registered': {
    says: 'Rommet er ikke logget på telefonsystemet.',
    next: 'Si ifra til IT at rommet ikke er logget på.',
  },
  'sip-refused': {
    says: 'Telefonsystemet avviste anropet.',
    next: 'Sjekk nummeret, eller spør IT.',
  },
  'sip-media-refused': {
    says: 'Den andre siden kan ikke snakke med dette rommet.',
    next: 'Bruk lenken i invitasjonen i stedet.',
  },
  'call-removed': {
    says: 'Dere er tatt ut av møtet.',
    next: 'Spør den som innkalte til møtet.',
  },
  'call-ended-by-host': {
    says: 'Verten har avsluttet møtet.',
    next: 'Dere kan gå til forsiden.',
  },
  'call-transferred-badly': {
    says: 'Dere kunne ikke settes over.',
    next: 'Ring selv opp det andre møtet.',
  },
  'call-lost': {
    says: 'Forbindelsen ble brutt.',
    next: 'Prøv igjen.',
  },
  'presentation-refused': {
    says: 'Dere kan ikke dele skjerm her.',
    next: 'Spør verten.',
  },
  'not-allowed-here': {
    says: 'Det er ikke lov i dette møtet.',
    next: 'Spør verten.',
  },
  'directory-unreachable': {
    says: 'Får ikke kontakt med telefonkatalogen.',
    next: 'Numre og adresser kan fortsatt skrives.',
  },
  'directory-broken': {
    says: 'En del av telefonkatalogen kan ikke leses.',
    next: 'Be IT se på den.',
  },
};
