import type { ProblemWords } from '../problem-words.ts';
import type { diallingProblemsEn } from './en-problems.ts';

export const diallingProblemsSv: Readonly<Record<keyof typeof diallingProblemsEn, ProblemWords>> = {
  'pexip-unreachable': {
    says: 'Videosystemet går inte att nå.',
    next: 'Försök igen om en stund. Fråga IT om det fortsätter.',
  },
  'pexip-maintenance': {
    says: 'Videosystemet är stängt för underhåll.',
    next: 'Försök igen senare.',
  },
  'pexip-alias-unknown': {
    says: 'Det mötet finns inte.',
    next: 'Kontrollera adressen i inbjudan och försök igen.',
  },
  'pexip-pin-wrong': {
    says: 'Det är inte rätt pinkod.',
    next: 'Titta i inbjudan och försök igen.',
  },
  'pexip-extension-wrong': {
    says: 'Det finns inget möte med det numret.',
    next: 'Kontrollera i inbjudan och försök igen.',
  },
  'pexip-sign-in-failed': {
    says: 'Inloggningen fungerade inte.',
    next: 'Försök igen eller fråga den som kallade till mötet.',
  },
  'pexip-host-not-there': {
    says: 'Mötesvärden kom inte.',
    next: 'Delta igen när värden är där.',
  },
  'pexip-locked': {
    says: 'Mötet är låst.',
    next: 'Be någon i mötet att släppa in rummet.',
  },
  'pexip-full': {
    says: 'Mötet är fullt.',
    next: 'Fråga den som kallade till mötet.',
  },
  'pexip-no-licence': {
    says: 'Videosystemet har inte plats för fler samtal just nu.',
    next: 'Försök igen om en stund.',
  },
  'pexip-not-understood': {
    says: 'Videosystemet svarade inte som det ska.',
    next: 'Försök igen. Fråga IT om det fortsätter.',
  },
  'pexip-media-failed': {
    says: 'Bild och ljud kom inte fram.',
    next: 'Försök igen. Fråga IT om det fortsätter.',
  },
  'pexip-token-lost': {
    says: 'Videosystemet tappade kontakten med rummet.',
    next: 'Delta igen.',
  },
  'pexip-not-registered': {
    says: 'Ingen kan ringa upp rummet på video: mötessystemet nekar det.',
    next: 'Be IT titta på registreringen.',
  },
  'sip-unreachable': {
    says: 'Telefonsystemet går inte att nå.',
    next: 'Försök igen om en stund. Fråga IT om det fortsätter.',
  },
  'sip-not-registered': {
    says: 'Rummet är inte inloggat i telefonsystemet.',
    next: 'Säg till IT att rummet inte är inloggat.',
  },
  'sip-refused': {
    says: 'Telefonsystemet nekade samtalet.',
    next: 'Kontrollera numret eller fråga IT.',
  },
  'sip-media-refused': {
    says: 'Den andra sidan kan inte prata med det här rummet.',
    next: 'Använd länken i inbjudan i stället.',
  },
  'call-removed': {
    says: 'Ni har tagits bort från mötet.',
    next: 'Fråga den som kallade till mötet.',
  },
  'call-ended-by-host': {
    says: 'Värden har avslutat mötet.',
    next: 'Ni kan gå till startsidan.',
  },
  'call-transferred-badly': {
    says: 'Det gick inte att koppla samtalet vidare.',
    next: 'Ring själva upp det andra mötet.',
  },
  'call-lost': {
    says: 'Anslutningen bröts.',
    next: 'Försök igen.',
  },
  'presentation-refused': {
    says: 'Ni får inte dela skärm här.',
    next: 'Fråga värden.',
  },
  'not-allowed-here': {
    says: 'Det är inte tillåtet i det här mötet.',
    next: 'Fråga värden.',
  },
  'directory-unreachable': {
    says: 'Adressboken går inte att nå.',
    next: 'Nummer och adresser går fortfarande att skriva.',
  },
  'directory-broken': {
    says: 'En del av adressboken går inte att läsa.',
    next: 'Be IT titta på den.',
  },
};
