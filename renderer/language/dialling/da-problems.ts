import type { ProblemWords } from '../problem-words.ts';
import type { diallingProblemsEn } from './en-problems.ts';

export const diallingProblemsDa: Readonly<Record<keyof typeof diallingProblemsEn, ProblemWords>> = {
  'pexip-unreachable': {
    says: 'Videosystemet kan ikke nås.',
    next: 'Prøv igen om lidt. Bliver det ved, så spørg IT.',
  },
  'pexip-maintenance': {
    says: 'Videosystemet er lukket for vedligehold.',
    next: 'Prøv igen senere.',
  },
  'pexip-alias-unknown': {
    says: 'Det møde findes ikke.',
    next: 'Se efter i invitationen, om adressen er rigtig, og prøv igen.',
  },
  'pexip-pin-wrong': {
    says: 'Det er ikke den rigtige pinkode.',
    next: 'Se efter i invitationen, og prøv igen.',
  },
  'pexip-extension-wrong': {
    says: 'Der er ikke noget møde med det nummer.',
    next: 'Se efter i invitationen, og prøv igen.',
  },
  'pexip-sign-in-failed': {
    says: 'Det lykkedes ikke at logge ind.',
    next: 'Prøv igen, eller spørg den, der har indkaldt til mødet.',
  },
  'pexip-host-not-there': {
    says: 'Mødeværten kom ikke.',
    next: 'Deltag igen, når værten er der.',
  },
  'pexip-locked': {
    says: 'Mødet er låst.',
    next: 'Bed en af deltagerne om at lukke jer ind.',
  },
  'pexip-full': {
    says: 'Mødet er fyldt op.',
    next: 'Spørg den, der har indkaldt til mødet.',
  },
  'pexip-no-licence': {
    says: 'Videosystemet har ikke plads til flere opkald lige nu.',
    next: 'Prøv igen om lidt.',
  },
  'pexip-not-understood': {
    says: 'Videosystemet svarede ikke, som det skal.',
    next: 'Prøv igen. Bliver det ved, så spørg IT.',
  },
  'pexip-media-failed': {
    says: 'Billede og lyd kom ikke igennem.',
    next: 'Prøv igen. Bliver det ved, så spørg IT.',
  },
  'pexip-token-lost': {
    says: 'Videosystemet har mistet forbindelsen til lokalet.',
    next: 'Deltag igen.',
  },
  'pexip-not-registered': {
    says: 'Ingen kan ringe til lokalet på video: mødesystemet vil ikke kende det.',
    next: 'Bed IT om at se på registreringen.',
  },
  'sip-unreachable': {
    says: 'Telefonsystemet kan ikke nås.',
    next: 'Prøv igen om lidt. Bliver det ved, så spørg IT.',
  },
  'sip-not-registered': {
    says: 'Lokalet er ikke logget på telefonsystemet.',
    next: 'Sig til IT, at lokalet ikke er logget på.',
  },
  'sip-refused': {
    says: 'Telefonsystemet afviste opkaldet.',
    next: 'Se efter, om nummeret er rigtigt, eller spørg IT.',
  },
  'sip-media-refused': {
    says: 'Den anden ende kan ikke tale med dette lokale.',
    next: 'Brug linket i invitationen i stedet.',
  },
  'call-removed': {
    says: 'I er taget ud af mødet.',
    next: 'Spørg den, der har indkaldt til mødet.',
  },
  'call-ended-by-host': {
    says: 'Værten har afsluttet mødet.',
    next: 'I kan gå til forsiden.',
  },
  'call-transferred-badly': {
    says: 'I kunne ikke stilles videre.',
    next: 'Ring selv op til det andet møde.',
  },
  'call-lost': {
    says: 'Forbindelsen røg.',
    next: 'Prøv igen.',
  },
  'presentation-refused': {
    says: 'I må ikke dele skærm her.',
    next: 'Spørg værten.',
  },
  'not-allowed-here': {
    says: 'Det er der ikke lov til i dette møde.',
    next: 'Spørg værten.',
  },
  'directory-unreachable': {
    says: 'Telefonbogen kan ikke nås.',
    next: 'Numre og adresser kan stadig skrives.',
  },
  'directory-broken': {
    says: 'En del af telefonbogen kan ikke læses.',
    next: 'Bed IT om at se på den.',
  },
};
