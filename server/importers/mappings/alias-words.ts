import type { ImportField } from '#shared/imports/fields'

/** Column names by what they mean, in the languages and programs people come from; `|` separates them. */
export const aliasWords: Partial<Record<ImportField, string>> = {
  firstName: `First Name|Given Name|Forename|Christian Name|First|fname|نام|نام کوچک|اسم|Vorname|Förnamn|Tilltalsnamn|Fornavn|
    Etunimi|Jméno|Křestní jméno|Meno|Imię|Keresztnév|Prénom|Nombre|Nombre de pila|Nome|Primeiro nome|Voornaam|Ime|Prenume|
    Имя|Ім'я|Όνομα|Ad|İsim|Adı|名|名前（名）|الاسم الأول|First Name (Given)`,
  middleName: `Middle Name|Additional Name|Second Name|Zweiter Vorname|Mellannamn|Mellomnavn|Mellemnavn|Отчество|Prostřední jméno|Drugie imię|نام میانی`,
  lastName: `Last Name|Family Name|Surname|Last|lname|Second Surname|نام خانوادگی|فامیل|فامیلی|Nachname|Familienname|Efternamn|
    Etternavn|Efternavn|Sukunimi|Příjmení|Priezvisko|Nazwisko|Vezetéknév|Nom de famille|Apellido|Apellidos|Cognome|Sobrenome|
    Apelido|Achternaam|Prezime|Priimek|Nume de familie|Фамилия|Прізвище|Επώνυμο|Soyad|Soyadı|Soyisim|姓|اسم العائلة`,
  fullName: `Name|Full Name|Display Name|Contact Name|Person|Contact|Customer|Customer Name|Client|Client Name|Lead|Lead Name|Attendee|
    Attendee Name|Guest Name|Buyer Name|Billing Name|Your Name|File As|نام و نام خانوادگی|نام کامل|مشتری|نام مشتری|مخاطب|Vollständiger Name|Ansprechpartner|
    Kontaktperson|Kunde|Namn|Fullständigt namn|Kontakt|Kund|Navn|Fulde navn|Nimi|Celé jméno|Osoba|Jméno a příjmení|Zákazník|Imię i nazwisko|
    Nom|Nom complet|Nombre completo|Nombre y apellidos|Nome completo|Nome e cognome|Naam|Volledige naam|Név|ФИО|Полное имя|Ad Soyad|氏名|名前|الاسم|الاسم الكامل|Cardholder Name`,
  prefix: `Name Prefix|Prefix|Salutation|Honorific|Courtesy Title|عنوان محترمانه|پیشوند|Anrede|Titel (Anrede)|Oslovení`,
  suffix: `Name Suffix|Suffix|پسوند|Namenszusatz`,
  nickname: `Nickname|Nick|Short Name|Screen Name|Alias|Spitzname|Smeknamn|Přezdívka|لقب|Surnom|Apodo`,
  email: `Email|E-mail|Mail|Email Address|E-mail Address|Mail Address|Primary Email|Secondary Email|Email Primary|Work Email|Home Email|Personal Email|
    Business Email|Company Email|Other Email|Additional Email|Alternate Email|Email ID|Email Work|Email Home|Email Other|E-mail Value|Attendee Email|Billing Email|Contact Email|Customer Email|Your Email|
    ایمیل|ایمیل کاری|ایمیل شخصی|پست الکترونیک|پست الکترونیکی|رایانامه|نشانی ایمیل|E-Mail-Adresse|E-Mail geschäftlich|E-Mail privat|E-post|E-postadress|Epost|E-postadresse|
    Sähköposti|E-mailová adresa|Emailová adresa|Adres e-mail|E-mail cím|Courriel|Adresse e-mail|Adresse électronique|Correo|Correo electrónico|Dirección de correo electrónico|
    Indirizzo email|Posta elettronica|Endereço de e-mail|E-mailadres|Электронная почта|Почта|Пошта|E-posta|Eposta|メール|メールアドレス|البريد الإلكتروني|Email Lower`,
  phone: `Phone|Telephone|Tel|Mobile|Cell|Mobile Phone|Cell Phone|Phone Number|Phone No|Mobile Number|Mobile No|Contact Number|Work Phone|Home Phone|Business Phone|Other Phone|
    Primary Phone|Company Main Phone|Car Phone|Radio Phone|Office Phone|Direct Phone|Telephone Number|Main Phone|Phone Work|Phone Home|Phone Mobile|Phone Other|Phone Value|WhatsApp|WhatsApp Number|SMS|Billing Phone|Shipping Phone|
    Callback|Mobile Phone Number|Pager|ISDN|Telex|TTY/TDD Phone|Fax|Fax Number|Business Fax|Home Fax|Other Fax|Pager Number|
    تلفن|شماره تلفن|موبایل|شماره موبایل|تلفن همراه|همراه|شماره تماس|تلفن ثابت|تماس|Telefon|Telefonnummer|Handy|Handynummer|Mobil|Mobilnummer|Mobiltelefon|Rufnummer|Festnetz|Telefon geschäftlich|Telefon privat|
    Telefonnr|Telefon arbete|Telefon hem|Puhelin|Matkapuhelin|Puhelinnumero|Telefonní číslo|Telefón|Numer telefonu|Telefonszám|Téléphone|Portable|Numéro de téléphone|Teléfono|Móvil|Celular|Número de teléfono|Telefono|Cellulare|
    Telefone|Telemóvel|Telefoon|Telefoonnummer|Mobiel|Телефон|Мобильный|Мобильный телефон|Номер телефона|Τηλέφωνο|Cep|Cep telefonu|Telefon numarası|電話|電話番号|携帯|الهاتف|رقم الهاتف|الجوال`,
  title: `Job Title|Position|Role|Occupation|Profession|Function|Organization Title|Title|Job|سمت|سمت شغلی|عنوان شغلی|شغل|پست سازمانی|Position (Job)|Stellenbezeichnung|Berufsbezeichnung|Beruf|Funktion|Titel|Stelle|
    Befattning|Yrkestitel|Stilling|Pozice|Pracovní pozice|Funkce|Stanowisko|Beosztás|Poste|Fonction|Intitulé du poste|Cargo|Puesto|Posizione|Ruolo|Qualifica|Functie|Должность|Посада|Unvan|Ünvan|役職|肩書|المسمى الوظيفي`,
  department: `Department|Organization Department|Dept|Division|Abteilung|Avdelning|Afdeling|Oddělení|Dział|Département|Departamento|Dipartimento|واحد|بخش|دپارتمان|Отдел|部署`,
  companyName: `Company|Company Name|Organization|Organisation|Organization Name|Organisation Name|Account Name|Account|Business|Business Name|Employer|Firm|Workplace|Associated Company|Primary Company|Company Account|
    شرکت|نام شرکت|سازمان|نام سازمان|محل کار|کسب و کار|Firma|Firmenname|Unternehmen|Organisation (Firma)|Arbeitgeber|Företag|Företagsnamn|Bolag|Selskap|Virksomhed|Yritys|Společnost|Název firmy|Organizace|Spoločnosť|Nazwa firmy|Cég|Cégnév|
    Société|Entreprise|Nom de l'entreprise|Empresa|Compañía|Nombre de la empresa|Azienda|Società|Ragione sociale|Bedrijf|Bedrijfsnaam|Tvrtka|Podjetje|Компания|Организация|Компанія|Εταιρεία|Şirket|Firma adı|会社|会社名|الشركة|اسم الشركة`,
  companyWebsite: `Company Website|Company Domain|Company Domain Name|Company URL|وب‌سایت شرکت|سایت شرکت|Firmenwebsite|Firmenhomepage`,
  note: `Note|Notes|Description|Comment|Comments|Remarks|Remark|Bio|About|Memo|Message|Note Content|Additional Information|Contact Notes|یادداشت|یادداشت‌ها|توضیحات|توضیح|ملاحظات|Notiz|Notizen|Bemerkung|Bemerkungen|Anmerkung|Anmerkungen|
    Beschreibung|Anteckning|Anteckningar|Kommentar|Notat|Noter|Poznámka|Poznámky|Uwagi|Notatki|Megjegyzés|Remarques|Commentaire|Notas|Comentarios|Observaciones|Annotazioni|Commenti|Opmerkingen|Notities|Заметки|Комментарий|Примечание|Notlar|Açıklama|備考|メモ|ملاحظات العميل`,
  tags: `Tag|Tags|Label|Labels|Category|Categories|Group|Groups|Group Membership|List|Lists|Keywords|Segment|Segments|Ticket Name|Ticket Type|برچسب|برچسب‌ها|دسته|دسته‌بندی|گروه|Schlagwort|Schlagwörter|Kategorie|Kategorien|Gruppe|Gruppen|Etikett|
    Taggar|Kategori|Kategorier|Grupp|Grupper|Štítek|Štítky|Kategorie kontaktu|Skupina|Etykieta|Etykiety|Címke|Étiquette|Étiquettes|Catégorie|Etiqueta|Etiquetas|Categoría|Etichetta|Etichette|Categoria|Labels (Person)|Теги|Метки|Группа|Etiket|Etiketler|タグ|グループ`,
  birthday: `Birthday|Birth Date|Birthdate|Date of Birth|DOB|Born|تاریخ تولد|تولد|زادروز|Geburtstag|Geburtsdatum|Födelsedag|Födelsedatum|Bursdag|Fødselsdag|Fødselsdato|Syntymäpäivä|Narozeniny|Datum narození|Data urodzenia|Urodziny|Születésnap|
    Anniversaire|Date de naissance|Cumpleaños|Fecha de nacimiento|Compleanno|Data di nascita|Aniversário|Data de nascimento|Verjaardag|Geboortedatum|День рождения|Дата рождения|Doğum günü|Doğum tarihi|誕生日|生年月日|تاريخ الميلاد`,
  address: `Address|Full Address|Postal Address|Mailing Address|Street Address Full|Address Formatted|Formatted Address|Home Address|Work Address|Billing Address|Shipping Address|آدرس|نشانی|نشانی پستی|Adresse|Anschrift|Postanschrift|Adress|Osoite|Adresa|Adres|Cím|Dirección|Domicilio|Indirizzo|Endereço|Адрес|Διεύθυνση|住所|العنوان`,
  addressStreet: `Street|Street Address|Address Line|Address Street|Business Street|Home Street|Other Street|Mailing Street|Billing Street|Address Line 1|Address Line 2|Address Extended Address|خیابان|Straße|Strasse|Straße und Hausnummer|Gata|Gatuadress|Gate|Vej|Ulice|Ulica|Utca|Rue|Calle|Via|Rua|Straat|Улица|Sokak`,
  addressCity: `City|Town|Address City|Business City|Home City|Other City|Mailing City|Billing City|Locality|شهر|Stadt|Ort|Wohnort|Stad|Postort|Ort (Stadt)|By|Poststed|Kaupunki|Město|Mesto|Miasto|Város|Ville|Ciudad|Città|Cidade|Plaats|Город|Місто|Πόλη|Şehir|市区町村|المدينة`,
  addressRegion: `State|Region|Province|County|State/Region|State/Province|Address Region|Business State|Home State|Other State|Mailing State|Billing State|Province Code|استان|Bundesland|Län|Fylke|Kraj|Województwo|Megye|Région|Provincia|Regione|Estado|Provincie|Область|İl|都道府県`,
  addressPostalCode: `Postal Code|Postcode|Zip|Zip Code|Zip/Postal Code|Address Postal Code|Business Postal Code|Home Postal Code|Other Postal Code|Mailing Postal Code|Mailing Zip|Billing Code|Billing Zip|کد پستی|کدپستی|PLZ|Postleitzahl|Postnummer|Postinumero|PSČ|Kod pocztowy|Irányítószám|Code postal|Código postal|CAP|CEP (Código)|Почтовый индекс|Индекс|Posta kodu|郵便番号`,
  addressCountry: `Country|Country/Region|Address Country|Business Country|Business Country/Region|Home Country|Home Country/Region|Other Country|Other Country/Region|Mailing Country|Billing Country|Country Code|کشور|Land|Land/Region|Maa|Země|Stát|Krajina|Kraj (państwo)|Ország|Pays|País|Paese|Nazione|Страна|Країна|Χώρα|Ülke|国|الدولة`,
  link: `URL|Website|Web Site|Web Page|Webpage|Homepage|Personal Web Page|Website URL|Website Value|LinkedIn|LinkedIn URL|LinkedIn Profile|LinkedIn Profile URL|Profile URL|Twitter|X|Instagram|Telegram|Facebook|GitHub|وب‌سایت|وبسایت|سایت|لینک|اینستاگرام|تلگرام|Webseite|Internetseite|Hemsida|Webbplats|Hjemmeside|Nettside|Kotisivu|Web|Webová stránka|Strona internetowa|Weboldal|Site web|Site internet|Sitio web|Página web|Sito web|Sito|Сайт|Веб-сайт|Ιστοσελίδα|ウェブサイト`,
  source: `Source|Lead Source|Original Source|Contact Source|UTM Source|How did you hear about us|Referred By|Referral|منبع|نحوه آشنایی|معرف|Quelle|Herkunft|Källa|Kilde|Zdroj|Źródło|Forrás|Origine|Origen|Fonte|Origem|Bron|Источник|Kaynak`,
  campaign: `Campaign|Lead Campaign|Campaign Name|Source Campaign|Primary Campaign|Marketing Campaign|UTM Campaign|کمپین|کارزار|Kampagne|Kampanj|Campagne|Campaña|Campagna|Campanha|Кампания|Kampanya`,
  status: `Status|Lead Status|Contact Status|Stage|وضعیت|وضعیت مشتری|Tila|Stav|Állapot|Statut|Estado (Status)|Stato|Статус|Durum`,
  followUpDays: `Follow Up Days|Follow-up Days|Follow up every|Follow-up interval|Contact frequency|Keep in touch|فاصله پیگیری|Kontaktintervall`,
  nextAction: `Next Action|Next Step|Next Activity|To do|اقدام بعدی|قدم بعدی|گام بعدی|Nächster Schritt|Nästa steg|Další krok|Prochaine étape|Próximo paso|Prossimo passo`,
  nextActionDate: `Next Action Date|Next Step Date|Next Activity Date|Follow Up Date|Follow-up Date|Next Contact|تاریخ اقدام بعدی|تاریخ پیگیری|Wiedervorlage|Uppföljning|Datum dalšího kroku`,
  ignore: `Photo|Approval Status|Attendee Status|Avatar|Phonetic First Name|Phonetic Middle Name|Phonetic Last Name|Yomi Name|Given Name Yomi|Additional Name Yomi|Family Name Yomi|Given Yomi|Surname Yomi|Company Yomi|Organization Yomi Name|
    Organization Symbol|Organization Location|Organization Type|Directory Server|Billing Information|Mileage|Sensitivity|Priority|Subject|Initials|Gender|Language|Internet Free Busy|Government ID Number|Organizational ID Number|Private|
    Assistant's Phone|Assistant's Name|E-mail Type|E-mail Display Name|Email Type|Email Display Name|IM Type|IM Service|IM Value|IM Address|Record ID|Contact ID|Account Name.id|ID|IDs|Contact Owner|Owner|Lead Owner|Account Owner|Owner ID|Account ID|Create Date|Created|Created At|Creation Date|Created Date|Created Time|Created By|Created By Id|
    Last Modified Date|Modified Time|Modified By|Last Modified By Id|Updated At|System Modstamp|Is Deleted|Master Record Id|Record Type Id|Reports To Id|Last Activity Date|Last Activity Time|Associated Company IDs|Associated Deal|Associated Deal IDs|Marketing contact status|MEMBER_RATING|OPTIN_TIME|OPTIN_IP|CONFIRM_TIME|CONFIRM_IP|
    LATITUDE|LONGITUDE|GMTOFF|DSTOFF|TIMEZONE|CC|LAST_CHANGED|LEID|EUID|Total Spend|Timestamp|Connected On|Order #|Order Date|Checked In At|Has Opted Out Of Email|Email Opt Out|Do Not Call|Last Viewed Date|Schools|User 1|User 2|User 3|User 4`,
}
