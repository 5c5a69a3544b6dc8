// SPDX-License-Identifier: GPL-2.0-or-later
// The vocabulary of consent panels, menus and buttons on the web, in the languages of the stop
// lists. Words stand as boilerplate_words.cc compares them: small letters, no punctuation, one
// space; lists are separated by '|'.

#pragma once

#include <string_view>

namespace dossier {

struct WeightedTerms {
  int weight;
  std::string_view terms;
};

// Terms of consent banners, privacy panels and newsletter boxes. One word alone says little; their
// density says all.
inline constexpr WeightedTerms kConsentTerms[] = {
    {4, "do not sell|all rights reserved"},
    {3,
     "cookie|cookies|opt out|privacy policy|strictly necessary|newsletter|sign up|subscribe|"
     "your inbox|unsubscribe|terms of use|terms of service|advertisement|"
     "data protection officer|always on|always active|datenschutz|einwilligung|zustimmen|"
     "ihre daten|unsere website|confidentialité|consentement|vos données|notre site|"
     "privacidad|consentimiento|sus datos|nuestro sitio|prywatności|ciasteczka|plików cookie|"
     "akceptuję|файлы cookie|конфиденциальности|ваших данных|наш сайт"},
    {2,
     "consent|opt in|personal information|personal data|your data|privacy|browser|your device|"
     "legitimate interest|vendors|targeted advertising|targeted ads|analytics|"
     "advertising partners|our website|our site|this website|our websites|our pages|ccpa|gdpr|"
     "your preferences|your choices|settings|user experience|your experience|personalise|"
     "personalize|personalised|personalized|tracking|toggle|log in|sign in|email address|"
     "e mail address|your account|identifiers|off on|on off|einstellungen|akzeptieren|"
     "accepter|données personnelles|aceptar|zgodę|согласие"},
    {1,
     "third party|third parties|preferences|device|advertising|advertisers|partners|this site|"
     "the site|your choice|accept|agree|reject|withdraw|switch|panel|visitor|visitors|"
     "audience|relevant|content"},
};

// Words that speak to the reader, or for the site.
inline constexpr std::string_view kAddress =
    "we|our|us|you|your|wir|unsere|unserer|sie|ihre|ihrer|nous|notre|nos|vous|votre|vos|"
    "nosotros|nuestro|nuestra|usted|su|nasza|nasze|naszej|twoje|twoja|państwa|мы|наш|наши|вы|"
    "ваш|ваши|вас";

// Whole lines that are buttons or links.
inline constexpr std::string_view kButtons =
    "x|close|menu|search|print|save|share|email|e mail|tweet|facebook|twitter|whatsapp|"
    "linkedin|copy link|comments|comment|listen|skip to content|skip to main content|"
    "share this|share this article|share this story|share this page|share on facebook|"
    "share on twitter|print this article|read more|learn more|more|show more|load more|"
    "see more|continue reading|continue reading below|continue reading the main story|"
    "story continues below|article continues below|advertisement|advertisements|sponsored|"
    "sponsored content|accept|accept all|accept cookies|accept all cookies|allow all|"
    "allow all cookies|agree|agree to all|i agree|got it|ok|decline|reject|reject all|"
    "reject all cookies|manage cookies|manage consent|manage preferences|"
    "manage consent preferences|manage options|cookie settings|cookie preferences|"
    "cookie list|cookie policy|cookie notice|cookie statement|privacy policy|privacy choices|"
    "privacy settings|privacy notice|privacy statement|your privacy choices|terms of use|"
    "terms of service|terms and conditions|save settings|save and exit|save preferences|"
    "save my choices|keep my choices|confirm my choices|withdraw consent|export my data|"
    "do not sell my personal information|do not sell or share my personal information|"
    "customize|customise|let me choose|settings|list of partners|vendors|our partners|"
    "always active|sign in|log in|login|sign up|subscribe|subscribe now|register|newsletter|"
    "newsletters|sign up for our newsletter|back to top|home|contact us|all rights reserved|"
    "strictly necessary cookies|functional cookies|performance cookies|targeting cookies|"
    "social media cookies|analytics cookies|alle akzeptieren|cookies akzeptieren|teilen|"
    "drucken|werbung|anzeige|datenschutz|impressum|tout accepter|accepter|tout refuser|"
    "partager|imprimer|publicité|aceptar|aceptar todo|compartir|imprimir|publicidad|"
    "akceptuję|udostępnij|drukuj|reklama|принять|поделиться|реклама";

// Items that tell a menu from another list.
inline constexpr std::string_view kMenuItems =
    "home|world|politics|business|opinion|news|sport|sports|about|about us|contact|careers|"
    "jobs|help|faq|tech|technology|science|health|culture|video|videos|podcasts|live|markets|"
    "money|economy|lifestyle|travel|weather|arts|books|style|corrections|licensing|advertise|"
    "sitemap|rss|archive|events|topics|regions|analysis|accueil|monde|politique|economie|"
    "startseite|politik|wirtschaft|kultur|kontakt|inicio|mundo|política|contacto|świat|"
    "polska|polityka|gospodarka|kontakty|главная|мир|политика|экономика";

// Heads of lists of other articles.
inline constexpr std::string_view kRelatedHeads =
    "related|related stories|related articles|related news|related content|related coverage|"
    "related topics|most read|most popular|most viewed|trending|trending now|read also|"
    "read next|read more|see also|more stories|more from|more on this|more on this story|"
    "recommended|recommended stories|recommended for you|you may also like|"
    "you might also like|editors picks|top stories|latest|latest news|latest stories|up next|"
    "dont miss|mehr zum thema|meistgelesen|lesen sie auch|à lire aussi|lire aussi|"
    "sur le même sujet|les plus lus|relacionado|noticias relacionadas|lea también|"
    "lo más leído|czytaj także|czytaj też|zobacz też|zobacz także|читайте также|"
    "самое читаемое";

}  // namespace dossier
