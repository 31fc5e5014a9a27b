import type { ProblemWords } from '../en.ts';
import type { diallingProblemsEn } from './en-problems.ts';

export const diallingProblemsDa: Readonly<Record<keyof typeof diallingProblemsEn, ProblemWords>> = {
  'pexip-unreachable': {
    says: 'Mødesystemet kan ikke nås.',
    next: 'Prøv igen om lidt. Bliver det ved, så spørg IT.',
  },
  'pexip-maintenance': {
    says: 'Mødesystemet er lukket for vedligehold.',
    next: 'Prøv igen senere.',
  },
  'pexip-alias-unknown': {
    says: 'Der er ikke noget møde med det navn.',
    next: 'Se efter i invitationen, og prøv igen.',
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
    says: 'Mødesystemet har ikke plads til flere opkald lige nu.',
    next: 'Prøv igen om lidt.',
  },
  'pexip-not-understood': {
    says: 'Mødesystemet svarede noget, vi ikke forstår.',
    next: 'Prøv igen. Bliver det ved, så spørg IT.',
  },
  'pexip-media-failed': {
    says: 'Billede og lyd kom ikke igennem.',
    next: 'Prøv igen. Bliver det ved, så spørg IT.',
  },
  'pexip-token-lost': {
    says: 'Mødesystemet har mistet forbindelsen til lokalet.',
    next: 'Deltag igen.',
  },
  'sip-unreachable': {
    says: 'Telefonsystemet kan ikke nås.',
    next: 'Prøv igen om lidt. Bliver det ved, så spørg IT.',
  },
  'sip-not-registered': {
    says: 'Lokalet er ikke logget på telefonsystemet.',
    next: 'Spørg IT.',
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
    next: 'I kan gå tilbage til start.',
  },
  'call-transferred-badly': {
    says: 'I kunne ikke stilles videre.',
    next: 'Deltag selv i det andet møde.',
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
    says: 'Det må man ikke i dette møde.',
    next: 'Spørg værten.',
  },
  'directory-unreachable': {
    says: 'Telefonbogen kan ikke nås.',
    next: 'I kan stadig taste adressen.',
  },
  'directory-broken': {
    says: 'En del af telefonbogen kan ikke læses.',
    next: 'Bed IT om at se på den.',
  },
};
