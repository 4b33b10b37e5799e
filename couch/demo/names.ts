import type { Random } from './random.ts';

export type Sex = 'F' | 'M';

const girls =
  'Giulia Sofia Aurora Alice Ginevra Emma Giorgia Beatrice Greta Vittoria Matilde Chiara Anna Camilla Bianca Noemi Elena Marta Viola Nicole Lucia Agnese Rebecca Ludovica Andreea Yasmine Oksana Mei Noè-Marie Zoë';
const boys =
  'Leonardo Francesco Tommaso Edoardo Alessandro Lorenzo Mattia Gabriele Riccardo Andrea Diego Nicolò Matteo Giuseppe Federico Antonio Pietro Samuele Giovanni Filippo Elia Davide Niccolò Jacopo Ionuț Youssef Artem Jun Amir José';
const women =
  'Francesca Sara Valentina Elisa Silvia Federica Chiara Laura Martina Ilaria Paola Roberta Elena Barbara Simona Cristina Monica Alessandra Daniela Claudia Irina Fatima Ana-Maria Ling Nadia Giada Teresa Lucia Marta Caterina';
const men =
  'Marco Andrea Luca Alessandro Stefano Matteo Davide Simone Fabio Roberto Paolo Daniele Massimo Giovanni Enrico Alberto Michele Nicola Filippo Giacomo Bogdan Rachid Andriy Wei Emanuele Claudio Sergio Pietro Salvatore Raffaele';

/**
 * Surnames are put together from places that do not exist, so that no family of the demo town can be mistaken for a
 * real one; a few carry the apostrophe, blank or accent that programs stumble over.
 */
const stems =
  'Tornabel Montelv Ardesc Brughel Calvand Dosserv Fontaspr Gherlav Lagovend Malvestr Nebbior Orsolag Pietravel Rovescal Selvarem Torbigh Ulmar Valspin Zefirol Castelmur';
const endings = 'ini etti otti elli ari esi aschi ugli';
const unusual = [
  "D'Albaroma",
  'De Lagombra',
  "Dall'Olmareta",
  'Lo Spinaretto',
  'Nebbiorà',
  'Di Pietravelina Torbighelli',
];

const words = (text: string) => text.split(' ');
const surnames = words(stems).flatMap((stem) =>
  words(endings).map((ending) => stem + ending),
);

export function childName(random: Random, sex: Sex): string {
  return random.pick(words(sex === 'F' ? girls : boys));
}

export function adultName(random: Random, sex: Sex): string {
  return random.pick(words(sex === 'F' ? women : men));
}

export function surname(random: Random): string {
  return random.pick(random.chance(0.05) ? unusual : surnames);
}

/** Letters a to z only: for user names and addresses. */
export function plain(name: string): string {
  return name
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '');
}
