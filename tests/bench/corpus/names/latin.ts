import type { NamePool } from './name-pool'

const beginnings = ['Lind', 'Berg', 'Holm', 'Sand', 'Wald', 'Stein', 'Ek', 'Ny', 'Söder', 'Öster', 'Blom', 'Gran', 'Hell', 'Kron', 'Löf', 'Mar', 'Nord', 'Quist', 'Rosen', 'Sjö', 'Tor', 'Ull', 'Väster', 'Åker', 'Alm', 'Björk', 'Dal', 'Fors', 'Grön', 'Hag']
const endings = ['qvist', 'gren', 'ström', 'mark', 'dahl', 'man', 'lund', 'vall', 'feldt', 'stad', 'bäck', 'ås', 'blad', 'hoff', 'sson', 'by']
const others = ['O’Brien', 'O’Connor', 'Okafor', 'Fernández', 'García', 'Gómez', 'Müller', 'Schäfer', 'Weiß', 'Dvořák', 'Nováková', 'Wiśniewska', 'Kowalski', 'Łukasik', 'Yıldız', 'Şahin', 'Çelik', 'Nguyễn', 'Trần', 'Côté', 'Lefèvre', 'Gauthier', 'D’Angelo', 'Conti', 'Esposito', 'Silva', 'Gonçalves', 'Araújo', 'Popescu', 'Țăranu', 'Kovács', 'Szabó', 'Jürgensen', 'Ødegård', 'Sørensen', 'Bjørnsen', 'van den Berg', 'de Vries', 'Smith', 'Smithson', 'Clarke', 'Clarkson', 'Adeyemi', 'Mensah', 'Achebe', 'Ahmadi', 'Rahimi', 'Hosseini']

export const latin: NamePool = {
  first: ['Anna', 'Annabel', 'Anneke', 'Annika', 'Ann-Sofie', 'Amara', 'Åsa', 'Zoë', 'Zoe', 'Chloé', 'Élise', 'Hélène', 'Inês', 'João', 'José', 'Jürgen', 'Jörg', 'Björn', 'Bjarne', 'Søren', 'Øyvind', 'Łukasz', 'Agnieszka', 'Tomáš', 'Jiří', 'Želmíra', 'Çağla', 'Şebnem', 'İpek', 'Ömer', 'Thảo', 'Đức', 'Siobhán', 'Aoife', 'Ciarán', 'Mátyás', 'Ștefan', 'Ana', 'Anaïs', 'Noël', 'Noah', 'Nora', 'Maria', 'María', 'Marianne', 'Marie', 'Marius', 'Martin', 'Martina', 'Sara', 'Sarah', 'Saara', 'Leila', 'Layla', 'Daniel', 'Danielle', 'David', 'Davide', 'Emma', 'Emil', 'Emilia', 'Peter', 'Petra', 'Oliver', 'Olivia', 'Kofi', 'Kwame', 'Chidi', 'Ngozi', 'Mehdi', 'Reza', 'Shirin'],
  last: [...beginnings.flatMap(start => endings.map(end => start + end)), ...others],
}
