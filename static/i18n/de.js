// Alle Wörter, die unsere Seiten zeigen, auf Deutsch.
//
// Glossar, damit alles immer gleich heißt: einlösen (use), sichern (keep), zurückgenommene
// Punkte (points taken back), Punkte, die Sie schulden (points you owe), nie eingelöst
// (never used), wartet auf Versand (waiting to send); Rechnung (bill), Beleg (receipt),
// Karte (card), Gast (guest), Team (staff), Lokal (venue), Ort (place of the directory),
// Filiale (branch), Stufe (tier), Prämie (reward), Programm (programme), Kasse (till),
// Schlüssel (key), Link (link), Stempel (stamp), Aktion (campaign), Stammgäste (regulars),
// stilllegen (retire), erstatten (refund), braucht einen Blick (needs a look), Abzeichen
// (badge), Gutschein (voucher), Signierer (signer).
// Gäste werden geduzt, Inhaber und Team gesiezt; was beide lesen können, spricht niemanden
// an. Ohne Ausrufezeichen; kurze Sätze.
window.i18n.global.mergeLocaleMessage('de', {
  loyalty: {
    points: 'keine Punkte | 1 Punkt | {n} Punkte',
    points_word: 'Punkte | Punkt | Punkte',
    sats: '{n} Sats',
    minutes: '{n} Min.',
    try_again: 'Noch einmal versuchen',
    nothing_taken: 'Es wurde nichts abgezogen.',
    no_connection: 'Keine Verbindung. Neuer Versuch läuft.',
    badge_why: {
      forged: 'Nicht von {issuer} unterschrieben.',
      unclear: 'Es sagt nicht klar, was es gibt.',
      untrusted: 'Dieses Abzeichen zählt hier nicht.',
      not_theirs: 'Es gehört jemand anderem.',
      not_yet: 'Es gilt noch nicht.',
      ended: 'Es ist abgelaufen.',
      ended_on: 'Abgelaufen: {day}.',
      no_badge: 'Niemand weiß, was dieses Abzeichen ist.',
      taken_back: 'Von {issuer} zurückgenommen.',
      badge_gone: '{issuer} hat dieses Abzeichen beendet.',
      unchecked: 'Abzeichen lassen sich gerade nicht prüfen.',
      its_issuer: 'wer es ausstellt',
      full_price: 'Voller Preis, Punkte zählen trotzdem.'
    },
    glance: {
      nobody: 'Noch keine Karte',
      first: 'Erster Besuch',
      visits: '{nth} Besuch diesen Monat',
      tier_visits: 'Stufe {tier} — {nth} Besuch diesen Monat'
    },
    nth: {one: '{n}.', two: '{n}.', few: '{n}.', other: '{n}.'},
    monitor: {
      title: 'Bestellungen',
      columns: {new: 'Neu', accepted: 'In Arbeit', ready: 'Fertig'},
      next: {new: 'Annehmen', accepted: 'Fertig', ready: 'Serviert'},
      counter: 'Theke',
      not_paid: 'Noch nicht bezahlt',
      tip: '+ {n} Trinkgeld',
      empty:
        'Heute noch keine Rechnungen. Die erste bezahlte erscheint hier von selbst.',
      none_here: 'Hier ist nichts',
      sound_on: 'Ton an',
      sound_off: 'Ton aus',
      back: 'Zurück zu {column}',
      moved: '{table}: {column}',
      priority: 'Vorrang',
      bill: 'Rechnung',
      undo: 'Rückgängig',
      gone: 'Bestellungen lassen sich gerade nicht zeigen.',
      sign_in: 'Melden Sie sich in diesem Browser zuerst bei LNbits an.',
      not_yours: 'Unter Ihren Lokalen gibt es das nicht.',
      seated: {
        title: 'Gäste an Tischen',
        attach: 'Rechnung auf die Karte',
        attach_to: 'Rechnung auf die Karte: {name}'
      }
    },
    give: {
      act: '{name} bereit: an {guest} geben für {points}',
      more: '+{n} weitere Prämien',
      title: '{name} geben',
      enjoy: 'Guten Genuss: {what}. Noch {n}.',
      given: '{name} gegeben. Noch {points}.',
      undo: 'Rückgängig: {name}'
    },
    pin: {
      who: 'Wer sind Sie? Kürzel antippen.',
      enter: '{who}, bitte die PIN eingeben.',
      by_name: '{who} steht dafür ein.',
      confirm: 'Bestätigen',
      keys: {clear: 'PIN löschen', back: 'Letzte Ziffer löschen'},
      so_far: '{n} von {of} Ziffern',
      or_guest:
        'Oder der Gast tippt die Prämie auf dem Handy an, und Sie scannen den Code.'
    },
    lost: {
      title: 'Verlorene Karten',
      open: 'Verlorene Karten | Verlorene Karten: {n} | Verlorene Karten: {n}',
      hint: 'Nur bestätigen, wen Sie kennen. 48 Stunden später zieht die Karte um.',
      none: 'Keine verlorenen Karten. Wer die eigene mit einem alten Beleg sucht, erscheint hier von selbst.',
      asked: 'Karte gesucht: {when}.',
      approved: 'Die Karte zieht auf das neue Handy um: {when}.',
      because: 'Weil: {reason}',
      why: 'Woher kennen Sie diesen Gast?',
      approve: 'Bestätigen',
      refuse: 'Nein',
      stop: 'Anhalten'
    },
    refund: {
      title: 'Erstatten',
      left: '{amount} können zurückgehen',
      ways: {
        all: 'Alles',
        half: 'Hälfte',
        lines: 'Nach Zeilen',
        amount: 'Betrag'
      },
      payments: 'Welcher Teil',
      amount: 'Betrag in {unit}',
      reason: 'Grund',
      in_cash: 'Bar zurückgegeben',
      in_sats: 'Sats zurücksenden: Der Gast scannt einen Code',
      fetch: '{amount} zurück',
      fetch_words:
        'Der Gast scannt das mit einer beliebigen Lightning-Wallet. Es geht einmal.',
      rewards: 'Eingelöste Prämien gehen auf die Karte zurück',
      act: '{amount} erstatten',
      nothing: 'Wählen Sie, was zurückgeht.',
      goes: '{n} Sats gehen zurück. | 1 Sat geht zurück. | {n} Sats gehen zurück.',
      goes_to:
        '{n} Sats gehen an {guest} zurück. | 1 Sat geht an {guest} zurück. | {n} Sats gehen an {guest} zurück.',
      on_no_card:
        'Die Rechnung ist auf keiner Karte, also gehen keine Punkte zurück.',
      none_taken: 'Es gehen keine Punkte zurück.',
      taken:
        'Es gehen keine Punkte zurück. | 1 Punkt geht zurück. | {n} Punkte gehen zurück.',
      taken_left:
        'Es gehen keine Punkte zurück. | 1 Punkt geht zurück; {left} bleiben. | {n} Punkte gehen zurück; {left} bleiben.',
      in_full: 'Ganz erstattet.',
      but_tip: 'Erstattet, bis auf das Trinkgeld.',
      half_done: 'Zur Hälfte erstattet.',
      part_done: '{n} von {total} erstattet.',
      was_on_no_card:
        'Die Rechnung ist auf keiner Karte, also gingen keine Punkte zurück.',
      none_was_taken: 'Es gingen keine Punkte zurück.',
      was_taken:
        'Es gingen keine Punkte zurück. | 1 Punkt ging zurück. | {n} Punkte gingen zurück.',
      lapses: '{name} war schon vorgemerkt und entfällt dafür.',
      ended:
        'Vorher waren keine Punkte abgelaufen. | 1 Punkt war vorher abgelaufen. | {n} Punkte waren vorher abgelaufen.',
      forgiven:
        'Es wird nichts erlassen. | 1 Punkt war eingelöst und wird erlassen. | {n} Punkte waren eingelöst und werden erlassen.',
      owed: 'Es fehlen keine Punkte. | 1 Punkt fehlt: Die nächsten gesammelten gleichen das aus. | {n} Punkte fehlen: Die nächsten gesammelten gleichen das aus.',
      kept: 'Geben Sie nichts weniger. | Geben Sie 1 Sat weniger: Der Gast hat ihn schon zurück. | Geben Sie {n} Sats weniger: So viel hat der Gast schon zurück.'
    },
    remains: {
      payments:
        'LNbits führt eine eigene Liste der Zahlungen. Was eine Wallet bezahlt oder bekommen hat, bleibt darin.',
      failed_calls:
        'LNbits merkt sich sieben Tage lang die Adressen fehlgeschlagener Aufrufe, es sei denn, wer den Server betreibt, hat Loyalty davon ausgenommen.',
      relays:
        'Was auf Nostr-Relays veröffentlicht wurde, bleibt dort: Niemand kann es zurückholen.',
      backups:
        'Sicherungen von vor heute enthalten die Karte, bis sie weggeworfen werden.',
      bills: 'Die Rechnungen bleiben, ohne Namen, damit die Bücher stimmen.',
      returning:
        'Ein Jahr lang erkennt dieser Server, dass dieser Schlüssel schon einmal hier war, damit niemand zweimal neu ist. Den Schlüssel behält er dafür nicht.'
    },
    pos: {
      title: 'Kassieren',
      charge: 'Kassieren',
      charge_amount: '{amount} kassieren',
      orders: 'Bestellungen',
      tabs: {keypad: 'Tasten', menu: 'Menü', open: 'Offen ({n})'},
      sats: 'Sats',
      unit: 'Sats oder Geld',
      keys: {back: 'Letzte Ziffer löschen', add: 'Noch ein Betrag'},
      item: 'Artikel',
      amount: 'Betrag',
      amount_sats: 'Betrag in Sats',
      bill: 'Rechnung',
      table: 'Tisch',
      tip: 'Trinkgeld',
      tip_sats: 'Trinkgeld in Sats',
      empty: 'Betrag tippen oder im Menü wählen.',
      keep: 'Offen lassen',
      add_to: 'Nur hinzufügen',
      clear: 'Leeren',
      cleared: 'Geleert',
      cancel_bill: 'Diese Rechnung stornieren',
      cancel_sure:
        'Diese Rechnung stornieren? Dann kann sie niemand mehr bezahlen.',
      keep_it: 'Behalten',
      leave: 'Offen lassen, neue Rechnung',
      close: 'Schließen',
      cancel: 'Zurück',
      edit: 'Bearbeiten',
      back: 'Zurück zur Rechnung',
      done: 'Fertig',
      more: 'Eins mehr: {name}',
      less: 'Eins weniger: {name}',
      remove: 'Entfernen: {name}',
      removed: '{name} entfernt',
      categories: 'Kategorien',
      other: 'Anderes',
      not_today: 'Heute nicht',
      other_unit: 'Preis in anderem Geld',
      no_menu: 'Noch kein Menü. Was der Inhaber einträgt, erscheint hier.',
      no_open:
        'Keine offenen Rechnungen. Noch nicht bezahlte erscheinen hier von selbst.',
      new_bill: 'Neue Rechnung',
      next_bill: 'Nächste Rechnung',
      on_device: 'Auf diesem Gerät, wartet auf das Netz',
      not_paid: 'Noch nicht bezahlt',
      kept_open: 'Offen',
      part_paid: 'Nichts bezahlt | 1 Teil bezahlt | {n} Teile bezahlt',
      paid: 'Bezahlt',
      guest: 'Gast',
      scan: 'Scannen oder sechs Zeichen tippen',
      scan_hint: 'Karte, Beleg, Link oder der Code einer Prämie.',
      camera: 'Kamera benutzen',
      no_camera: 'Die Kamera geht hier nicht.',
      ask_guest: 'Den Gast scannen lassen',
      show_guest: 'Das scannt der Gast',
      todays: 'Heute hier',
      no_guests: 'Heute noch niemand mit Karte.',
      unlink: '{name} von der Rechnung nehmen',
      refused: {
        secret:
          'Das ist ein geheimer Schlüssel. Er wurde nicht behalten. Hierher gehört nur der öffentliche Code einer Karte.',
        invoice: 'Das ist eine Lightning-Rechnung, keine Karte.',
        lnurl: 'Das ist der Zahlungscode einer Wallet, keine Karte.',
        address: 'Das ist eine Adresse, keine Karte.',
        unknown: 'Das ist keine Karte, kein Beleg und kein Code von uns.'
      },
      not_ours: 'Dieser Beleg ist keiner der letzten hundert hier.',
      not_our_table:
        'Dieser Tisch gehört zu einem anderen Lokal. Es wurde nichts abgezogen.',
      at_table: '{name}, {table}',
      ready: '{name} bereit',
      put: 'Auf die Rechnung',
      give: 'Jetzt geben',
      given_code: '{name} gegeben, {n} Punkte.',
      which: 'Was davon ist gratis?',
      take_off: 'Herunternehmen: {name}',
      discount: {
        title: 'Rabatt',
        take: '{sats} abziehen',
        back: '{sats} zurückgeben',
        much: {percentage: '{n} %', cashback: '{n} % zurück'},
        why: {
          limit_reached: 'Schon so oft genutzt, wie es geht: {n}.',
          budget_spent: 'Von diesem Angebot ist alles vergeben.',
          below_minimum: 'Für Rechnungen ab {sats}.'
        }
      },
      by_pin: 'Stattdessen meine PIN',
      other_card: 'Andere Karte',
      why_other: 'Die Rechnung und ihre Punkte gehen auf die andere Karte.',
      reason: 'Grund',
      move_it: 'Umbuchen',
      moved_to: 'Die Rechnung ist jetzt auf der Karte von {name}.',
      whose_part: 'Wem gehört Teil {n}?',
      refund: 'Erstatten',
      bills: {
        paid: 'Bezahlt',
        part_refunded: 'Teils erstattet',
        refunded: 'Erstattet',
        void: 'Storniert'
      },
      went_back: '{amount} gingen zurück: {reason}',
      which_bills: 'Welche Rechnungen',
      lists: {open: 'Nicht bezahlt', paid: 'Bezahlt'},
      no_paid:
        'Noch keine bezahlten Rechnungen. Sie erscheinen hier von selbst.',
      amount_first: 'Bitte zuerst den Betrag. Es wurde nichts abgezogen.',
      split: 'Teilen',
      left: 'Noch {amount} zu zahlen',
      ways: {share: 'Gleiche Teile', lines: 'Nach Zeilen', amount: 'Betrag'},
      shares: '{n} Personen',
      fewer: 'Eine Person weniger',
      more_people: 'Eine Person mehr',
      ask_part: 'Diesen Teil kassieren',
      parts: 'Teile',
      part: 'Teil {n}',
      one_part: 'ein Teil',
      void_part: 'Teil {n} zurücknehmen',
      show: 'Zeigen',
      receipt: 'Beleg',
      invoice: 'Rechnung über {amount}',
      methods: {cash: 'Bar', card: 'Karte'},
      got: {cash: '{amount} bar', card: '{amount} mit Karte'},
      who: 'Wer sind Sie?',
      tap_initials: 'Wer hat es bekommen? Kürzel antippen.',
      no_staff: 'Zuerst trägt der Inhaber die Kürzel des Teams ein.',
      thanks: 'Vielen Dank.',
      thanks_to: 'Danke, {name}.',
      gained: '+{points}.',
      scan_keep: 'Scannen und {points} sichern',
      too_small: 'Rechnungen ab {amount} bringen Punkte.',
      sending: 'Die Zahlung wird vorbereitet',
      waits:
        'Keine Verbindung. Diese Rechnung bleibt auf diesem Gerät und wird von selbst kassiert.',
      offline: 'Keine Verbindung. Neuer Versuch läuft.',
      waiting:
        'Keine Rechnung wartet. | 1 Rechnung wartet hier. | {n} Rechnungen warten hier.',
      sent: '{table}: gesendet, noch nicht bezahlt',
      is_open: '{table} ist offen',
      changed: 'Diese Rechnung hat sich geändert. Es wurde nichts abgezogen.',
      no_answer:
        'Keine Verbindung. Noch einmal versuchen: Nichts geschieht doppelt.',
      gone: 'Rechnungen gehen gerade nicht. Es wurde nichts abgezogen.'
    },
    card: {
      tap: 'Karte antippen und an der Theke zeigen',
      guest: 'Gast …{end}',
      next: 'Als Nächstes',
      next_tier: 'Stufe {tier}',
      to_go: 'noch {n}',
      top_tier: 'Du hast die höchste Stufe erreicht.',
      ready: 'Bereit',
      costs: '1 Punkt | {n} Punkte',
      ends: '{n} enden {day}',
      coming: '{n} weitere kommen {day}',
      history: 'Verlauf',
      empty:
        'Noch keine Punkte. Nach deiner ersten bezahlten Rechnung erscheinen sie hier von selbst.',
      kinds: {
        earned: 'Besuch',
        redeemed: 'Eingelöst',
        expired: 'Abgelaufen',
        granted: 'Geschenkt',
        revoked: 'Zurückgenommen'
      },
      visits:
        'Der erste Besuch diesen Monat steht noch aus | {n} Besuch diesen Monat | {n} Besuche diesen Monat',
      who_title: 'Wer diese Karte sieht',
      who: 'Nur du und {merchant}',
      no_key_title: 'Auf diesem Handy ist keine Karte',
      no_key:
        'Öffne den Link deiner Karte oder melde dich mit deiner Nostr-App an.',
      sign_in: 'Meinen Nostr-Schlüssel nehmen',
      not_shown: 'Deine Karte lässt sich gerade nicht zeigen.',
      close: 'Schließen'
    },
    friend: {
      title: 'Freunde mitbringen',
      words:
        'Schick ihnen einen Link: {mine} für dich und {theirs} für sie, nach ihrer ersten bezahlten Rechnung.',
      words_own:
        'Schick ihnen einen Link: {mine} für dich, nach ihrer ersten bezahlten Rechnung.',
      words_theirs:
        'Schick ihnen einen Link: {theirs} für sie, nach ihrer ersten bezahlten Rechnung.',
      act: 'Link teilen',
      share: 'Komm mit mir zu {place}',
      copied: 'Kopiert',
      invited: 'Du bist eingeladen',
      invited_words:
        'Behalte die Einladung vor deiner ersten Rechnung. Sie bleibt mit deiner Karte auf diesem Handy.',
      accept: 'Behalten',
      not_now: 'Jetzt nicht',
      accepted:
        'Behalten. Nach deiner ersten bezahlten Rechnung bei {place} gibt es Punkte für den, der dich eingeladen hat.',
      accepted_bonus:
        'Behalten. {bonus} für dich nach deiner ersten bezahlten Rechnung bei {place}, und wer dich eingeladen hat, bekommt auch welche.',
      history: 'Jemand kam durch dich',
      goes_first:
        'Auf diesem Handy ist eine Einladung. Sie kommt zuerst auf deine Karte.',
      app_first: 'Auf diesem Handy ist eine Einladung.',
      app_link: 'Behalte sie, bevor du die Punkte sicherst',
      refused: 'Die Einladung brachte nichts: {why}'
    },
    visit: {
      act: 'Bei {place} zeigen',
      tier: '{theirs} dort ist hier {tier} bis {day}.',
      tier_here: 'Du bist hier {tier} bis {day}.',
      points: '{points} kommen nach deiner ersten bezahlten Rechnung hier.',
      kept: 'Der Verlauf der anderen Karte wird hier nicht aufbewahrt.',
      entries_first:
        'Um sie hier zu zeigen, braucht es alle ihre unterschriebenen Einträge: Öffne deine Nachrichten oder bring sie als Datei mit.'
    },
    brought: {
      ask: 'Von wem mitgebracht?',
      by: 'Mitgebracht von {name}',
      forget: 'Nicht von {name} mitgebracht',
      no_guest: 'Das ist keine Gästekarte.'
    },
    me: {
      title: 'Deine Karten',
      sats: {
        title: 'Deine Sats',
        balance: '{sats} gehören dir hier',
        nowhere:
          'Hol sie mit einer beliebigen Lightning-Wallet ab oder sag, wohin sie gehen.',
        goes_to: 'Sie gehen von selbst an {address}.',
        goes_to_wallet: 'Sie gehen von selbst in deine Wallet.',
        fetch: '{sats} abholen',
        scan: 'Scann das mit deiner Wallet, um {sats} zu bekommen. Es geht einmal, eine Stunde lang.',
        qr: 'Ein Code, mit dem deine Wallet die Sats holt',
        open: 'Meine Wallet öffnen',
        to: 'Wohin deine Sats gehen',
        to_words:
          'Gib eine Lightning-Adresse an, dann kommen sie von selbst. Leer lassen heißt: selbst abholen.',
        address: 'Lightning-Adresse',
        save: 'Dorthin senden',
        saved: 'Gespeichert.'
      },
      not_shown: 'Deine Karten lassen sich gerade nicht zeigen.',
      empty_title: 'Noch keine Karten',
      empty:
        'Die erste erscheint hier von selbst, wenn du die Punkte einer Rechnung sicherst: Scann den Code auf einem Beleg.',
      out_title: 'Auf diesem Handy ist keine Karte',
      out_words:
        'Scann den Code auf einem Beleg, dann kommen seine Punkte auf eine neue Karte. Keine App, keine E-Mail.',
      save: 'Speichern',
      saved: 'Gespeichert',
      advanced: 'Erweitert',
      app: {
        nothing:
          'Von deiner Nostr-App kam nichts zurück. Ist eine auf diesem Handy?',
        late: 'Das hat zu lange gedauert. Versuch es noch einmal.',
        done: 'Erledigt.'
      },
      remote: {
        title: 'Mein Schlüssel liegt in einem Signierer anderswo',
        words:
          'Manche haben ihren Nostr-Schlüssel auf einem anderen Gerät, das von dort unterschreibt. Lass es seinen Link zeigen und füge oder scann ihn hier ein.',
        link: 'Link des Signierers (bunker://…)',
        act: 'Verbinden',
        waits:
          'Wir warten auf deinen Signierer. Schau dort nach: Vielleicht fragt er dich etwas.',
        asks: 'Dein Signierer möchte dein Ja.',
        open: 'Öffnen',
        no_link: 'Das ist nicht der Link eines Signierers.',
        no_relay: 'Der Link sagt nicht, wie der Signierer zu erreichen ist.',
        away: 'Dein Signierer ist nicht zu erreichen. Ist er an?',
        silent: 'Dein Signierer hat nicht geantwortet. Versuch es noch einmal.',
        refused: 'Dein Signierer hat Nein gesagt.',
        odd: 'Dein Signierer hat etwas anderes geantwortet, als er gefragt wurde.'
      },
      share: {
        private: 'Nur ich',
        tier: 'Alle, aber nur meine Stufe',
        full: 'Alle, die ganze Karte',
        private_words: 'Niemand sonst kann diese Karte finden oder lesen.',
        tier_words:
          'Alle auf Nostr sehen, dass du deine Stufe bei {merchant} hast, und sonst nichts. Andere Lokale können sie dann anerkennen.',
        full_words:
          'Alle auf Nostr sehen, dass diese Karte bei {merchant} dir gehört, mit Punkten und Stufe. Was du gegessen und bezahlt hast, bleibt bei dir.',
        seen: 'Wer es gesehen hat, behält, was er gesehen hat: Zurücknehmen ändert daran nichts.'
      },
      take: {
        title: 'Meine Karte mitnehmen',
        words:
          'Eine Datei mit allem, was je auf deiner Karte bei {merchant} geschah. Niemand kann darin eine Zahl ändern, ohne dass es auffällt.',
        act: 'Karte als Datei speichern',
        check: 'Zeig die Datei, wo du willst. Prüfen kann sie jeder unter',
        events_words:
          'Dasselbe als unterschriebene Nostr-Ereignisse, eines je Zeile.',
        events: 'Als Nostr-Ereignisse speichern'
      },
      use: {
        use: 'Einlösen',
        use_it: '{name} einlösen',
        title: 'Eine Prämie einlösen',
        held: 'Liegt für dich bereit',
        question: '{name} für {points} einlösen?',
        words:
          'Du bekommst einen Code. Das Team scannt ihn, und du bekommst deine Prämie.',
        act: 'Ja, Code zeigen',
        not_now: 'Jetzt nicht',
        show: 'Code zeigen',
        code: 'Der Code deiner Prämie',
        staff: 'Zeig das dem Team.',
        until: 'Bis {when}',
        back: 'Jetzt nicht, Punkte zurück'
      },
      discounts: {
        title: 'Deine Rabatte',
        words:
          'Was deine Abzeichen und Besuche von einer Rechnung abziehen. Der beste gilt.',
        none: 'Noch keine Rabatte für dich. Ein Abzeichen oder ein Besuch kann einen bringen.',
        much: {
          percentage: '{n} % weniger',
          cashback: '{n} % zurück in Sats',
          fixed: '{sats} weniger'
        },
        from: 'ab {sats}',
        most: 'höchstens {sats}',
        until: 'bis {day}',
        used: 'Noch nicht genutzt | Einmal genutzt | {n}-mal genutzt',
        used_of: '{n} von {limit} Mal genutzt | {n} von {limit} Malen genutzt',
        why: {
          not_yet: 'Es hat noch nicht begonnen.',
          other_day: 'Nur am Tag der Veranstaltung.',
          tier_needed: 'Für eine höhere Stufe.',
          partner_needed: 'Nach einem Besuch bei einem Partner.',
          limit_reached: 'Du hast ihn aufgebraucht.',
          budget_spent: 'Alles davon ist vergeben.',
          nothing_off: 'Er zieht gerade nichts ab.'
        },
        show: 'Zeig das an der Theke',
        first: 'Das Team scannt das: Die Rechnung ist deine.',
        then: 'Scann dann den Code auf ihrem Bildschirm und sag Ja.',
        other_code:
          'Das ist nicht der Code einer Rechnung. Frag das Team danach.'
      },
      vouchers: {
        title: 'Gutscheine',
        words:
          'Punkte und Prämien, die dir ein Lokal versprochen hat. Nur du kannst sie einlösen, einmal.',
        none: 'Keine Gutscheine hier. Was ein Lokal dir gibt, erscheint von selbst.',
        open: 'bis {when}',
        used: 'eingelöst {when}',
        expired: 'abgelaufen {when}',
        withdrawn: 'zurückgenommen',
        use: 'Einlösen',
        use_it: '{worth} einlösen',
        save: '{worth} als Datei speichern',
        done: '{worth} von {merchant} sind auf deiner Karte. Jetzt {points}.',
        brought: 'Aus deinen Nachrichten',
        paste: 'Einen Gutschein einfügen',
        look: 'Ansehen',
        says: '{value}, bis {when}',
        no_voucher: 'Das ist kein Gutschein, oder er wurde geändert.'
      },
      wait: {
        asked:
          'Jemand bei {merchant} möchte diese Karte auf ein anderes Handy umziehen.',
        approved:
          'Diese Karte zieht {when} auf ein anderes Handy um, sagt {merchant}.',
        hint: 'Warst du das nicht? Behalte sie hier, dann zieht nichts um.',
        keep: 'Auf diesem Handy behalten'
      },
      coming: {
        asked:
          'Du hast deine Karte bei {merchant} angefragt. Sag dort jemandem von der Leitung Bescheid: Es muss bestätigt werden.',
        approved: 'Deine Karte bei {merchant} kommt {when} auf dieses Handy.'
      },
      history: {
        more: 'Mehr zeigen',
        moved: 'Von Karte zu Karte',
        morning: 'Morgens',
        lunch: 'Mittags',
        afternoon: 'Nachmittags',
        evening: 'Abends'
      },
      name: {
        title: 'Nenn mich',
        label: 'Nenn mich',
        words:
          'Das Team von {merchant} sieht es, wenn du kommst. Sonst niemand.'
      },
      backup: {
        title: 'Eine Kopie deiner Karte',
        words:
          'Eine Kopie bringt deine Karte zurück, wenn du dieses Handy verlierst. Wähl ein Kennwort: Die Kopie öffnet sich nur damit, und niemand kann es für dich nachschlagen.',
        passphrase: 'Kennwort',
        hint: 'Mindestens 8 Zeichen',
        act: 'Kopie machen',
        done: 'Bewahr sie irgendwo auf, nur nicht auf diesem Handy. Ohne das Kennwort nützt sie niemandem.',
        download: 'Als Datei speichern',
        copy: 'Kopieren',
        copied: 'Kopiert',
        print: 'Drucken',
        paper: 'Kopie deiner Treuekarte',
        paper_words:
          'Öffne deine Karten, wähl „Ich habe eine Kopie“, scann oder tipp das hier ein und gib dein Kennwort an.'
      },
      restore: {
        title: 'Ich habe eine Kopie',
        words:
          'Füg die Kopie deiner Karte ein. Sie öffnet sich nur auf diesem Handy.',
        backup: 'Kopie deiner Karte',
        passphrase: 'Kennwort',
        act: 'Meine Karte zurückholen'
      },
      merge: {
        title: 'Zwei Karten zusammenlegen',
        words:
          'Alles von deiner anderen Karte bei {merchant} kommt auf diese. Beide müssen zustimmen.',
        app: 'Die andere ist in meiner Nostr-App',
        act: 'Zusammenlegen',
        done: 'Jetzt eine Karte, mit {points}.'
      },
      lost: {
        title: 'Handy verloren?',
        words: 'Ein alter Beleg bringt eine verlorene Karte zurück.',
        step_receipt:
          'Füg den Link eines Belegs ein, der auf der verlorenen Karte ist.',
        step_staff: 'Die Leitung des Lokals bestätigt, dass du es bist.',
        step_wait:
          '48 Stunden später ist die Karte hier, außer das alte Handy sagt Nein.',
        link: 'Link des Belegs',
        act: 'Meine Karte anfragen',
        done: 'Du hast deine Karte angefragt.',
        next: 'Sag der Leitung des Lokals Bescheid. 48 Stunden nach der Bestätigung ist deine Karte auf diesem Handy.',
        enter: 'Meine Karten zeigen'
      },
      leave: {
        title: 'Gehen und vergessen werden',
        words:
          '{merchant} vergisst dich: deinen Namen, deine Notizen und wessen Karte es war. Das lässt sich nicht rückgängig machen.',
        ending: '{points} enden.',
        sure: 'Ja, vergesst mich dort',
        act: 'Für immer gehen',
        done: 'Du bist dort vergessen',
        remains: 'Was bleibt, und wo:'
      },
      out: {
        title: 'Abmelden',
        words: 'Deine Karten bleiben, nur zeigt dieses Handy sie nicht mehr.',
        kept: 'Dieses Handy hat deine Karte dann nicht mehr. Mach zuerst eine Kopie, sonst bringen nur ein Beleg und die Leitung sie zurück.'
      },
      problem: {
        no_answer: 'Keine Verbindung. Versuch es noch einmal.',
        no_signer:
          'Dafür braucht es das Handy oder die Nostr-App mit dieser Karte.',
        not_a_backup: 'Das ist keine Kopie einer Karte.',
        wrong_passphrase: 'Dieses Kennwort öffnet sie nicht.',
        not_a_receipt: 'Das ist nicht der Link eines Belegs.',
        secret:
          'Das war das Geheimnis eines Nostr-Kontos. Es wurde weder behalten noch gesendet. Gib es nur in deiner eigenen Nostr-App ein.'
      }
    },
    check: {
      title: 'Eine Karte prüfen',
      words:
        'Ein Gast zeigt Ihnen eine Karte von anderswo? Sehen Sie nach, ob sie echt ist. Geprüft wird auf diesem Gerät, nichts verlässt es.',
      file: 'Datei wählen',
      drop: 'Oder hier ablegen.',
      paste: 'Oder einfügen',
      scan: 'Code scannen',
      act: 'Prüfen',
      again: 'Noch eine prüfen',
      busy: 'Jeder Eintrag wird geprüft …',
      from: 'Sie sagt, sie sei von {title}.',
      shows: '{points} darauf',
      tier: 'Stufe {tier}',
      last: 'Letzter Eintrag {day}',
      trust: 'Wer unterschreiben darf',
      key: 'Der Nostr-Schlüssel des Lokals',
      key_hint:
        'Ausgefüllt besteht nur eine Karte, die damit unterschrieben ist.',
      bad_key: 'Das ist kein Nostr-Schlüssel.',
      elsewhere:
        'Dieser Code sagt nur, wo eine Karte ist. Bitten Sie den Gast um die Datei.',
      statement:
        'Unterschrieben: {entries}. Die Einträge selbst sind nicht hier.',
      is: {
        genuine: 'Echt. {entries}, keiner fehlt.',
        empty: 'Echt. Noch keine Einträge.',
        changed: 'Nicht echt: {why}.',
        unreadable: 'Nicht lesbar: {why}.',
        uncheckable: 'Nicht prüfbar: {why}.'
      },
      entries: '1 Eintrag | {n} Einträge',
      signed: {
        nobody:
          'Niemand hat sie unterschrieben: Sie ist stimmig, zeigt aber nicht, wer sie schrieb.',
        named: 'Unterschrieben vom Lokal, das Sie genannt haben.',
        key: 'Unterschrieben mit dem Schlüssel {key}. Fragen Sie das Lokal, ob er ihm gehört.'
      },
      what: {
        signed: 'was das Lokal unterschrieb',
        head: 'ihr unterschriebener Kopf',
        line: 'Zeile {n}',
        card: 'ihre Karte',
        receipt: 'der Beleg zu Eintrag {n}'
      },
      why: {
        rule_changed: 'eine Regel fürs Sammeln wurde geändert',
        entry_changed: 'Eintrag {n} wurde geändert',
        entry_unlinked: 'Eintrag {n} folgt nicht auf den davor',
        rule_missing: 'die Regel, nach der Eintrag {n} gesammelt wurde, fehlt',
        entry_of_other: 'Eintrag {n} gehört zu einer anderen Karte',
        entry_missing: 'Eintrag {n} fehlt',
        entry_twice: 'Eintrag {n} war schon einmal da',
        entry_odd: "Eintrag {n} sagt, was kein Eintrag sagen kann ('{field}')",
        entry_answers: 'Eintrag {n} antwortet auf einen späteren',
        ends_before: 'sie sagt, dass sie vor Eintrag {n} endet',
        wrong_end: 'Eintrag {n} ist nicht der, mit dem sie zu enden sagt',
        points: 'ihre Einträge ergeben {n} Punkte, und sie sagt etwas anderes',
        earned:
          'ihre Einträge sammelten {n} Punkte, und sie sagt etwas anderes',
        other_signer:
          'sie ist von jemand anderem unterschrieben als vom genannten Lokal',
        not_this_card: 'was das Lokal unterschrieb, ist nicht diese Karte',
        other_customer: 'das Lokal unterschrieb sie für einen anderen Gast',
        other_count: 'das Lokal unterschrieb nicht {entries}',
        other_entries: 'das Lokal unterschrieb andere Einträge',
        forged: 'ihre Unterschrift ist gefälscht',
        what_changed: 'geändert wurde: {what}',
        what_forged: 'gefälscht ist die Unterschrift: {what}',
        other_programme: 'aus einem anderen Programm: {what}',
        other_merchant:
          'sie ist aus einem anderen Programm als dem des genannten Lokals',
        issuer_not_itself:
          'ihr Programm stammt von jemandem, der nicht dafür unterschreiben darf',
        wrong_key: 'ein Schlüssel, der damals nicht galt, unterschrieb: {what}',
        two_stories:
          'das Lokal hat zwei verschiedene Einträge {n} unterschrieben',
        outside: 'außen steht etwas anderes als innen: {what}',
        dated: 'außen steht ein anderes Datum als innen: {what}',
        of_other: 'von einer anderen Karte: {what}',
        for_other: 'für einen anderen Gast: {what}',
        two_cards: 'ihre Ereignisse sind von zwei Karten',
        too_large: 'sie ist größer als {n} MB',
        no_text: 'sie ist kein Text',
        too_much: 'sie enthält mehr, als eine Karte kann',
        no_json: 'sie ist kein JSON oder sagt etwas zweimal',
        no_card: 'sie ist keine Treuekarte',
        version: 'sie hat eine Version, die dieses Programm nicht kennt',
        part_missing: "ihr Teil '{part}' fehlt oder ist kaputt",
        part_broken: "ihr Teil '{part}' ist kaputt",
        fields: 'ihre Einträge haben andere Felder, als dieses Programm kennt',
        nobody: 'sie sagt nicht, wem sie gehört',
        no_event: 'kein Nostr-Ereignis: {what}',
        line_kind: 'weder Programm noch Karte noch Beleg: {what}',
        issuers: 'ihr Programm sagt nicht klar, wer unterschreiben darf',
        no_end: 'ihre Karte sagt nicht, wo sie endet',
        unsigned: 'niemand hat diese Karte unterschrieben',
        no_card_event: 'unter ihren Ereignissen ist keine Karte',
        private: 'ihre Karte ist privat: Nur wer sie hat, kann sie öffnen',
        no_programme:
          'unter ihren Ereignissen ist kein Programm, das sagt, wer unterschreiben darf'
      }
    },
    elsewhere: {
      title: 'Karten anderer Lokale',
      words:
        'Auch Lokale auf anderen Servern geben Karten. Wir fragen die Server, die dein Nostr-Konto nennt, höchstens drei, und nur, wenn du tippst.',
      act: 'Anderswo suchen',
      none: 'Dort wurde keine Karte von dir gefunden.',
      wrong: 'Nicht echt',
      somewhere: 'Irgendwo',
      save: 'Als Datei speichern',
      letters: 'Meine Nachrichten öffnen',
      letters_words:
        'Die Einträge einer Karte kommen in deine Nachrichten. Um sie zu finden, muss deine Nostr-App deine Briefe öffnen und fragt vielleicht bei jedem.',
      paste:
        'Adresse einer Karte, eines Lokals oder einer Liste (naddr…), oder eine Karte',
      servers: 'Relays, die wir fragen, eines je Zeile',
      servers_hint: 'Höchstens drei. Leer: die üblichen.',
      no_server: 'Eines davon ist keine Adresse eines Relays (wss://…).',
      no_address:
        'Das ist keine Adresse einer Karte, eines Lokals oder einer Liste.',
      no_relay:
        'Keiner dieser Server antwortet. Versuch es noch einmal oder nenn andere unter Erweitert.',
      steps: {
        relays: 'Wir fragen, wo dein Konto zu Hause ist …',
        lists: 'Deine Listen werden gelesen …',
        cards: 'Deine Karten werden gesucht …',
        letters: 'Brief {n} von {of} wird geöffnet …',
        check: 'Jeder Eintrag wird geprüft …'
      }
    },
    receipt: {
      thanks: 'Vielen Dank.',
      waiting: 'warten auf dich | wartet auf dich | warten auf dich',
      gained: '+{points}',
      tier: '· Stufe {tier}',
      on_card: '{n} auf deiner Karte.',
      to_free: 'Noch {n} bis zu {item} gratis.',
      to_reward: 'Noch {n} bis zu {reward}.',
      too_small: 'Vielen Dank. Rechnungen ab {amount} bringen Punkte.',
      too_small_any:
        'Vielen Dank. Diese Rechnung war zu klein für einen Punkt.',
      refunded: 'Erstattet.',
      half_refunded: 'Zur Hälfte erstattet.',
      part_refunded: '{amount} erstattet.',
      taken_back:
        'Es gingen keine Punkte zurück. | 1 Punkt ging zurück. | {n} Punkte gingen zurück.',
      ended: 'Abgelaufen am {day}. Das Team kann noch helfen.',
      pending: 'Noch nicht bezahlt. Diese Seite ändert sich von selbst.',
      sats_coming: '{sats} kommen zurück.',
      sats_back: '{sats} kamen zurück.',
      void: 'Diese Rechnung hat sich geändert. Frag das Team nach der neuen.',
      taken:
        'Diese Punkte sind schon auf einer Karte. Nicht deine Karte? Zeig diesen Beleg dem Team.',
      keep: 'Meine {points} sichern',
      keep_hint:
        'Keine App, keine E-Mail. Deine Karte bleibt auf diesem Handy.',
      keep_until: 'Bis {day}.',
      at: '{reward} bei {n}',
      of: '{points} / {cost}',
      reached: '{reward}: genug Punkte',
      not_shown: 'Dieser Beleg lässt sich gerade nicht zeigen.',
      paid: 'Bezahlt',
      to_pay: 'Zu zahlen',
      by: {cash: 'bar', card: 'mit Karte', lightning: 'mit Lightning'},
      tip: 'Trinkgeld (bringt keine Punkte)',
      tax: 'Steuer in den Preisen, {rate} %',
      split: 'Teil {number} von {of} einer Rechnung über {bill}',
      refund: 'Erstattet {day}',
      your_part: 'Dein Teil',
      invoice: 'Scann das mit einer Lightning-Wallet',
      open_wallet: 'Meine Wallet öffnen',
      copy: 'Kopieren',
      copied_invoice: 'Kopiert',
      share: 'Teilen',
      share_text: 'Beleg von {merchant}',
      first: 'Wer das zuerst öffnet, kann die Punkte sichern',
      copied: 'Der Link dieses Belegs ist kopiert',
      print: 'Drucken',
      code: 'Dieser Beleg als Code',
      clock: 'Das bewegt sich: ein Bild davon nicht.',
      close: 'Schließen',
      sheet: {
        title: '{points} sichern',
        new: 'Auf eine neue Karte',
        have: 'Ich habe eine Karte',
        nostr: 'Meinen Nostr-Schlüssel nehmen',
        back: 'Zurück',
        have_phone: 'Sie ist auf einem anderen Handy',
        have_phone_words:
          'Scann das mit jenem Handy. Oder zeig dem Team deine Karte und diesen Beleg.',
        have_copy: 'Ich habe eine Kopie davon',
        nostr_app: 'Meine Nostr-App öffnen',
        nostr_none: 'In diesem Browser ist kein Nostr-Schlüssel',
        nostr_words:
          'Öffne diesen Beleg in einem Browser mit Nostr-Erweiterung oder auf Android mit einer Signier-App. Eine neue Karte braucht beides nicht.',
        old_browser:
          'Dieser Browser kann keine Karte halten. Öffne den Beleg in einem anderen.'
      },
      failed: 'Keine Antwort. Versuch es noch einmal.',
      mine: {
        see: 'Meine Karte ansehen',
        name_title: 'Wie soll das Team dich nennen?',
        name: 'Nenn mich',
        save: 'Speichern',
        skip: 'Jetzt nicht',
        named: 'Das Team kennt dich als {name}.',
        picture: 'Karte als Bild',
        home: 'Zum Startbildschirm',
        home_ios:
          'Damit sie griffbereit ist: Tipp auf Teilen, dann „Zum Home-Bildschirm“.',
        home_other:
          'Damit sie griffbereit ist: Wähl im Menü deines Browsers „Zum Startbildschirm hinzufügen“.',
        backup: 'Eine Kopie deiner Karte',
        guest: 'Gast …{end}'
      },
      paper: {
        keep: '{points} sichern: bis {day} scannen',
        total: 'Summe',
        not_paid: 'Noch nicht bezahlt'
      }
    },
    confirm: {
      purpose: {
        attach: 'Die Punkte kommen auf deine Karte.',
        redeem: 'Eine Prämie von dir gilt für diese Rechnung.',
        pay: 'Du bezahlst diese Rechnung.',
        discount: 'Ein Rabatt von dir gilt für diese Rechnung.'
      },
      me: 'Das bin ich',
      me_app: 'Das bin ich, mit meiner Nostr-App',
      me_new: 'Eine neue Karte nehmen',
      new_hint: 'Keine App, keine E-Mail. Deine Karte bleibt auf diesem Handy.',
      no_card: 'Öffne diese Seite in einem Browser, der deine Karte hat.',
      left: 'Keine Zeit mehr | Noch 1 Sekunde | Noch {n} Sekunden',
      done: 'Danke, das bist du',
      done_hint: 'Das Team sieht es jetzt.',
      over: 'Dieser Link ist abgelaufen',
      over_hint: 'Frag das Team nach einem neuen.',
      failed: 'Diese Rechnung lässt sich gerade nicht zeigen.'
    },
    confirm_away: {
      open: 'Ich kann hier nicht unterschreiben',
      message: 'Wir schicken einen Code an deine Nostr-App.',
      key: 'Dein Nostr-Schlüssel, nicht der geheime',
      send: 'Code schicken',
      sent: 'Schau in die Nachrichten deiner Nostr-App. Der Code gilt zwei Minuten.',
      code: 'Sechs Ziffern',
      confirm: 'Bestätigen',
      again: 'Noch einen schicken',
      zap: 'Mit einem Zap bestätigen',
      zap_words:
        'Scann das mit einer Wallet, die mit deinem Nostr-Schlüssel zappt. Bezahlen musst du nicht.',
      zap_open: 'Meine Wallet öffnen'
    },
    places: {
      title: 'Orte, die Bitcoin nehmen',
      about: 'Mit Lightning bezahlen, und bei vielen Punkte dafür bekommen.',
      search: 'Nach Name oder Stadt suchen',
      kinds: 'Art des Ortes',
      has_to: 'Nur Orte, die',
      near: 'In meiner Nähe',
      open_now: 'Jetzt offen',
      has_discount: 'Mit Rabatt',
      map: 'Karte',
      list: 'Orte',
      count: 'keine Orte | 1 Ort | {n} Orte',
      count_more: 'mehr als {n} Orte',
      more: 'Mehr zeigen',
      none_found: 'Nichts gefunden. Such nach weniger oder anderswo.',
      none_yet:
        'Noch keine Orte. Der erste erscheint hier, sobald die Community ihn zugelassen hat.',
      add_yours: 'Dein Ort fehlt? Trag ihn ein',
      no_position:
        'Wo du bist, ist nicht bekannt. Erlaub es im Browser oder such nach der Stadt.',
      no_map:
        'Die Karte lässt sich gerade nicht zeigen. Die Liste darunter ist vollständig.',
      zoom_in: 'Vergrößern',
      zoom_out: 'Verkleinern',
      here: 'Hier',
      way: '{distance} nach {wind}',
      wind: {
        n: 'Norden',
        ne: 'Nordosten',
        e: 'Osten',
        se: 'Südosten',
        s: 'Süden',
        sw: 'Südwesten',
        w: 'Westen',
        nw: 'Nordwesten'
      },
      open: 'Offen',
      open_until: 'Offen bis {when}',
      closed: 'Geschlossen',
      closed_until: 'Geschlossen bis {when}',
      always: 'Tag und Nacht',
      holidays: 'Feiertage',
      off: 'geschlossen',
      discount: 'Rabatt',
      rating: 'Bewertung',
      all: 'Alle Orte',
      missing: 'Diesen Ort gibt es hier nicht.',
      missing_hint:
        'Vielleicht hat er geschlossen oder ist noch nicht zugelassen.',
      verified: 'Von der Community geprüft',
      verified_long_ago: 'Vor mehr als einem Jahr geprüft',
      directions: 'Weg dorthin',
      share: 'Teilen',
      how_far: 'Wie weit ist es?',
      offer: 'Punkte',
      first_visit: 'Erster Besuch: {points}',
      points_here: 'Punkte für jeden Besuch',
      smallest: 'Ab {amount}.',
      no_app:
        'Keine App, keine E-Mail: Beleg scannen, und deine Punkte bleiben auf deinem Handy.',
      discounts: 'Rabatte',
      for_badge: 'Mit dem Abzeichen {badge}',
      rewards: 'Prämien',
      reward: '{name} für {points}',
      tiers: 'Stufen',
      tier_from: 'ab {score}',
      tier_start: 'ab der ersten Rechnung',
      menu: 'Karte',
      pay: 'So kannst du zahlen',
      ways: {lightning: 'Bitcoin über Lightning', onchain: 'Bitcoin on-chain'},
      hours: 'Öffnungszeiten',
      contact: 'Kontakt',
      reviews: 'Bewertungen',
      no_reviews:
        'Noch keine Bewertungen. Wer hier bezahlt hat, kann die erste schreiben.',
      stars: 'keine Sterne | 1 Stern | {n} Sterne',
      reply: '{name}:',
      yours: 'Deine',
      hidden: 'Von der Community verborgen: {reason}',
      zoom_for_all:
        'Hier gibt es mehr. Vergrößere die Karte, um alle zu sehen.',
      write_review: 'Bewertung schreiben',
      change_review: 'Meine Bewertung ändern',
      no_card:
        'Bewertungen schreibt man mit der Karte, die man beim Bezahlen hatte.',
      my_card: 'Meine Karte öffnen',
      how_was_it: 'Wie war es?',
      in_words: 'In deinen Worten, wenn du magst',
      in_words_hint: 'Alle können es lesen, ohne deinen Namen.',
      secret:
        'Das ist dein geheimer Schlüssel. Er wurde weder behalten noch gesendet.',
      said: 'Vielen Dank. Deine Bewertung ist da.',
      send: 'Senden',
      cancel: 'Abbrechen',
      tpos: {
        title: 'Mit deinem TPoS: 3 Schritte',
        one: 'Melde dich bei LNbits an, öffne Loyalty und gib deinem Ort einen Namen. Wähl die Wallet, in die dein TPoS bezahlt wird.',
        two: 'Schalte unter Einstellungen, Zahlungen, die zählen, TPoS ein.',
        three:
          'Kassiere wie immer. Gäste scannen den Beleg und sichern ihre Punkte.',
        start: 'Jetzt anfangen'
      }
    },
    table: {
      numbered: 'Tisch {n}',
      here: 'Ich bin hier',
      seated: 'Du sitzt bei {venue}: {table}',
      kept_hint: 'Mit der Karte auf diesem Handy.',
      app_hint: 'Mit deiner Nostr-App.',
      card: 'Deine Karte ansehen',
      unknown: 'Dieser Code gilt nicht mehr',
      unknown_hint: 'Frag das Team nach dem Code deines Tisches.',
      failed: 'Das ging nicht. Versuch es noch einmal oder frag das Team.'
    },
    paper: {
      title: 'Deine Karte auf dieses Handy holen',
      words: 'Tipp den Code ein, der neben dem Gescannten gedruckt ist.',
      code: 'Code auf der Karte',
      act: 'Meine Punkte hierher holen',
      done: 'Deine Punkte sind auf diesem Handy: {points}.',
      done_hint: 'Das Papier nützt nichts mehr: Wirf es weg.',
      show: 'Meine Karte ansehen',
      wrong: 'Das ist nicht der Code dieser Karte. Schau noch einmal.',
      broken: 'Dieser Code war nicht lesbar. Scann ihn noch einmal.',
      empty:
        'Auf dieser Karte ist noch nichts. Zeig sie beim Bezahlen und hol sie dann.'
    },
    staff_link: {
      ended: 'Dieser Link wurde beendet. Bitten Sie den Inhaber um einen neuen.'
    },
    cms: {
      charge: 'Kassieren',
      orders: 'Bestellungen',
      choose_venue: 'Lokal wählen',
      another_venue: 'Anderes Lokal',
      tabs: {
        overview: 'Übersicht',
        insights: 'Zahlen',
        customers: 'Gäste',
        ledger: 'Verlauf',
        programme: 'Programm',
        tiers: 'Stufen',
        rewards: 'Prämien',
        discounts: 'Rabatte',
        staff: 'Team',
        branches: 'Filialen',
        settings: 'Einstellungen'
      },
      again: 'Noch einmal versuchen',
      more: 'Mehr zeigen',
      save: 'Speichern',
      undo: 'Änderungen verwerfen',
      cancel: 'Abbrechen',
      close: 'Schließen',
      keep: 'Behalten',
      copy: 'Kopieren',
      copied: 'Kopiert',
      saved: 'Gespeichert',
      type_name: 'Zum Bestätigen {name} schreiben',
      needed: 'Das wird gebraucht.',
      whole: 'Bitte eine ganze Zahl.',
      whole_from: 'Bitte eine ganze Zahl ab {n}.',
      unit_sats: 'Sats',
      days: 'Tage',
      today: 'heute',
      yesterday: 'gestern',
      points: 'keine Punkte | 1 Punkt | {n} Punkte',
      points_word: 'Punkte | Punkt | Punkte',
      visits: 'keine Besuche | 1 Besuch | {n} Besuche',
      items: 'keine Artikel | 1 Artikel | {n} Artikel',
      no_tier: 'Noch keine Stufe',
      problem: {
        no_answer:
          'Keine Antwort. Prüfen Sie die Verbindung und versuchen Sie es noch einmal.',
        unchanged: 'Es wurde nichts geändert.',
        perhaps_changed:
          'Vielleicht wurde es nicht gespeichert. Sehen Sie nach, bevor Sie es wiederholen.'
      },
      rule: {
        spend: '{points} für je {amount}.',
        visit: '{points} für jeden Besuch, einmal am Tag.',
        item: '{points} für jeden Artikel.',
        item_of: '{points} für jeden Artikel aus „{category}“.',
        example_sats: 'Eine Rechnung über {bill} Sats bringt {points}.',
        example_money: 'Eine Rechnung über {bill} bringt {points}.',
        smallest: 'Rechnungen unter {amount} bringen nichts.',
        off: 'Rechnungen bringen jetzt nichts: Das Programm ist ausgeschaltet.',
        hidden:
          'Rechnungen bringen hier nichts: Das Lokal läuft ohne Treuepunkte. Das ändern Sie unter Einstellungen.'
      },
      economics: {
        title: 'Wirtschaft',
        period: 'Zeitraum',
        last_days: 'Letzte {n} Tage',
        none: 'In diesen Tagen gab es an keinem Ort des Verzeichnisses Rechnungen.',
        sentence: '{bills} an allen Orten, {sats}.',
        sentence_beside:
          '{bills} an allen Orten, {sats}: {by} als in ebenso vielen Tagen davor.',
        again_of: '{spent} von {given}',
        figures: {
          sats: 'An Orten bezahlt',
          discounts: 'Gegebene Rabatte',
          back: 'Zurückgegebene Sats',
          again: 'Wieder ausgegeben'
        },
        lines: {
          sats: 'Sats',
          discount_sats: 'Rabatte',
          satoshi_back_sats: 'Zurückgegebene Sats'
        },
        charts: {taken: 'An Orten bezahlt', given: 'Was verschenkt wurde'},
        offers: 'Angebote an alle Lokale',
        no_offers: 'In diesen Tagen wurde kein Angebot genutzt.',
        offer:
          'nie genutzt | einmal genutzt, an {places} der Orte; diese Rechnung brachte {brought} | {n}-mal genutzt, an {places} der Orte; diese Rechnungen brachten {brought}',
        how: {
          sats: 'Rechnungen, die an Orten des Verzeichnisses bezahlt wurden: für Waren, ohne Trinkgeld und ohne ganz erstattete. Tage sind UTC.',
          discounts: 'Was Rabatte von diesen Rechnungen abzogen.',
          back: 'Sats, die Gäste durch Rabatte und Stufen zurückbekamen, nach dem Tag des Versands.',
          again:
            'Von den Sats, die Gäste in diesen Tagen zurückbekamen, was jeder seither irgendwo bezahlt hat, höchstens so viel, wie er bekam. Unter fünf Gästen nicht gezeigt.',
          given: 'Rabatte auf Rechnungen und Sats, die Gäste zurückbekamen.',
          offers:
            'Was die eigenen Angebote der Community an allen Orten zusammen gaben, und was für diese Rechnungen bezahlt wurde.'
        }
      },
      insights: {
        title: 'Zahlen',
        period: 'Zeitraum',
        periods: {
          week: 'Letzte 7 Tage',
          days30: 'Letzte 30 Tage',
          days90: 'Letzte 90 Tage',
          month: 'Dieser Monat',
          last_month: 'Letzter Monat',
          year: 'Dieses Jahr'
        },
        save: 'Als CSV speichern',
        report: 'Monatsbericht',
        none: 'Keine Rechnungen in diesen Tagen. Die erste bezahlte erscheint hier von selbst.',
        sentence: '{bills}, {sats}.',
        sentence_beside:
          '{bills}, {sats}: {by} als in den Tagen davor. | {bills}, {sats}: {by} als am Tag davor. | {bills}, {sats}: {by} als in den {n} Tagen davor.',
        more: '{percent} % mehr',
        less: '{percent} % weniger',
        same: 'nicht mehr',
        nothing: '–',
        worth: 'etwa {sats}, wenn alle eingelöst werden',
        of_issued: '{used} von {n} gegebenen',
        ended: 'keiner abgelaufen | 1 abgelaufen | {n} abgelaufen',
        as_table: 'Als Tabelle',
        from_day: 'Von',
        figures: {
          taken: 'Eingenommen',
          bills: 'Rechnungen',
          average: 'Rechnung im Schnitt',
          new: 'Neue Gäste',
          returning: 'Besuche bekannter Gäste',
          redemption: 'Eingelöste Punkte',
          breakage: 'Nie eingelöst',
          owed: 'Punkte, die Sie schulden'
        },
        lines: {
          net_sats: 'Sats',
          visits: 'Alle Besuche',
          new: 'Zum ersten Mal'
        },
        charts: {
          taken: 'Eingenommen, nach Tagen',
          taken_weeks: 'Eingenommen, nach Wochen',
          came: 'Gäste, die kamen'
        },
        discounts: {
          title: 'Rabatte und was sie brachten',
          none: 'In diesen Tagen wurde kein Rabatt gegeben.',
          given:
            'Keine Rechnung. | {sats} auf 1 Rechnung gegeben, die {brought} brachte. | {sats} auf {n} Rechnungen gegeben, die {brought} brachten.',
          beside:
            'So eine Rechnung ist im Schnitt {theirs}, jede andere {others}.',
          rule: 'nie genutzt | einmal genutzt | {n}-mal genutzt'
        },
        cohorts: {
          title: 'Wer wiederkommt',
          none: 'Noch keine Gäste mit Karte.',
          first: 'Zuerst da',
          guests: 'Gäste',
          after: 'im selben Monat | einen Monat später | {n} Monate später'
        },
        tiers: {
          title: 'Wechsel zwischen Stufen',
          move: '{from} → {to}',
          none: 'Keine Stufe',
          no_moves: 'Niemand hat die Stufe gewechselt.',
          too_many: 'Zu viele Karten, um das auszurechnen, während Sie warten.'
        },
        badges: {
          title: 'Abzeichen, die etwas brachten',
          none: 'Kein Abzeichen brachte in diesen Tagen fünf Gästen oder mehr etwas.',
          people: 'keine Gäste | 1 Gast | {n} Gäste'
        },
        staff: {
          title: 'Von Hand',
          owner: 'Inhaber',
          former: 'Jemand, der gegangen ist',
          nobody: 'In diesen Tagen gab niemand etwas von Hand.',
          alike: 'Niemand fällt auf.',
          stands_out:
            'Niemand fällt auf. | Einer tut weit mehr als die anderen. | {n} tun weit mehr als die anderen.',
          all: 'Alle zeigen',
          far_above: 'Weit über den anderen: {what}',
          far: {
            grants: 'Punkte von Hand',
            undos: 'zurückgenommene Prämien',
            discounts: 'Rabatte',
            refunds: 'Erstattungen'
          },
          did: {
            grants:
              'keine Punkte | {points} Punkte, einmal | {points} Punkte, {n}-mal',
            undos:
              'keine Prämie zurückgenommen | 1 Prämie zurückgenommen | {n} Prämien zurückgenommen',
            discounts:
              'kein Rabatt | 1 Rechnung mit Rabatt, {sats} | {n} Rechnungen mit Rabatt, {sats}',
            refunds:
              'keine Erstattung | 1 Erstattung, {sats} | {n} Erstattungen, {sats}'
          }
        },
        how: {
          taken:
            'Was auf Rechnungen dieser Tage für Waren bezahlt wurde: ohne Trinkgeld, abzüglich Erstattungen, wann immer sie waren.',
          bills: 'Bezahlte Rechnungen dieser Tage, ohne ganz erstattete.',
          average:
            'Was eingenommen wurde, geteilt durch die Zahl der Rechnungen.',
          new: 'Karten, auf die zum ersten Mal eine Rechnung kam. Unter fünf nicht gezeigt.',
          returning:
            'Karten, die schon eine Rechnung hatten, jede einmal am Tag gezählt. Unter fünf nicht gezeigt.',
          redemption:
            'Punkte, die in diesen Tagen für Prämien von Karten gingen, neben den gegebenen. Früher gegebene können darunter sein.',
          breakage:
            'Von den Punkten, die in diesen Tagen eingelöst wurden oder abliefen, die abgelaufenen.',
          owed: 'Alle Punkte auf allen Karten des Programms, die jetzt noch eingelöst werden können.',
          hours: 'Bezahlte Rechnungen dieser Tage, nach Wochentag und Stunde.',
          came: 'Karten, auf die eine Rechnung kam, jede einmal am Tag; und die davon, die vorher keine hatten.',
          discounts:
            'Rabatte auf bezahlten Rechnungen dieser Tage, und was für diese Rechnungen bezahlt wurde. Sats, die später kommen, zählen bei ihrem Rabatt.',
          cohorts:
            'Gäste nach dem Monat, in dem sie zuerst kamen, und wie viele von hundert in jedem Monat seither kamen. Unter fünf nicht gezeigt.',
          tiers:
            'Karten, deren Punkte, Ausgaben oder Besuche am Ende dieser Tage eine andere Stufe erreichten als am Anfang. Schonfristen bleiben außer Acht. Unter fünf nicht gezeigt.',
          badges:
            'Abzeichen, die hier einen Rabatt brachten, nach der Zahl der Gäste. Unter fünf nicht gezeigt.',
          staff:
            'Punkte von Hand, zurückgenommene Prämien, Rabatte und Erstattungen. Wer mehr als dreimal so viel tut wie die anderen im Schnitt, fällt auf, ab fünf.'
        }
      },
      report: {
        month: 'Monat',
        all_branches: 'Alle Filialen',
        all: 'Alle Filialen zusammen',
        save: 'Als CSV speichern',
        print: 'Drucken',
        not_yours: 'Dieses Lokal ist in keiner Ihrer Wallets.',
        heading: '{name}, {month}',
        not_over: 'Der Monat ist noch nicht vorbei.',
        zone: 'Tage von {zone}.',
        rates: '{currency} zum Kurs im Moment jeder Zahlung.',
        unrated: 'kein Kurs bekannt für {sats}',
        tables: {
          taken: 'Eingenommen',
          bills: 'Rechnungen vor Rabatten und Prämien',
          discounts: 'Rabatte',
          rewards: 'Prämien',
          refunds: 'Erstattungen',
          satoshi_back: 'Zurückgegebene Sats',
          points: 'Punkte'
        },
        none: {
          taken: 'Nichts wurde bezahlt.',
          bills: 'Keine Rechnungen.',
          discounts: 'Keine wurden gegeben.',
          rewards: 'Keine wurden eingelöst.',
          refunds: 'Nichts ging zurück.',
          satoshi_back: 'Keine wurden gesendet.'
        },
        methods: {lightning: 'Lightning', cash: 'Bar', card: 'Karte'},
        tips: 'Trinkgeld, {by}',
        surplus: 'Zu viel bezahlt, {by}',
        gross: 'Was die Artikel kosten',
        cashback: '{sats} kommen später',
        points: 'keine Punkte | 1 Punkt | {n} Punkte',
        unpriced: 'alle mit Preis | 1 ohne Preis | {n} ohne Preis',
        by: {
          none: 'Nur vermerkt',
          cash: 'Bar',
          withdraw_qr: 'Über einen Code',
          invoice: 'Auf eine Rechnung'
        },
        kinds: {
          cashback: 'Durch Rabatte',
          rebate: 'Durch Stufen',
          reward: 'Für Punkte'
        },
        statement: {
          opening: 'Am Anfang',
          issued: 'Gegeben',
          used: 'Eingelöst',
          expired: 'Nie eingelöst',
          taken_back: 'Zurückgenommen',
          moved: 'Zwischen Filialen bewegt',
          closing: 'Am Ende'
        }
      },
      overview: {
        title: 'Übersicht',
        charge: 'Kassieren',
        show: 'Zeigen',
        rows: 'Zeilen zeigen',
        how_is: 'So wird gerechnet: {figure}',
        bills: 'keine Rechnungen | 1 Rechnung | {n} Rechnungen',
        today: 'Heute: {bills}, {sats}.',
        from_regulars: '{n} von Stammgästen.',
        about: 'Etwa {money}.',
        none_today:
          'Heute noch keine Rechnungen. Die erste bezahlte erscheint hier von selbst.',
        none_yet:
          'Keine Rechnungen in den letzten 30 Tagen. Die erste bezahlte erscheint hier von selbst.',
        higher:
          'Stammgäste zahlen im Schnitt {percent} % mehr ({ours} und {theirs} Rechnungen).',
        lower:
          'Stammgäste zahlen im Schnitt {percent} % weniger ({ours} und {theirs} Rechnungen).',
        same: 'Stammgäste zahlen im Schnitt so viel wie alle anderen ({ours} und {theirs} Rechnungen).',
        not_enough: 'Noch nicht genug Rechnungen: {n} von {needed}.',
        few_regulars:
          'Weniger als fünf Stammgäste oder andere zum Vergleichen.',
        few_guests: 'Noch weniger als fünf Gäste.',
        few: 'Weniger als fünf',
        owe: 'Sie schulden {points}: etwa {sats}, wenn alle eingelöst werden.',
        owe_points: 'Sie schulden {points}.',
        counted: 'Jede Zahlung ist gezählt.',
        checked_now: 'Eben geprüft.',
        checked:
          'Eben geprüft. | Vor 1 Minute geprüft. | Vor {n} Minuten geprüft.',
        not_checked: 'Zahlungen werden zum ersten Mal durchgesehen.',
        problems: {
          cards:
            'Die letzte Prüfung fand Karten, die nicht zu ihrem Verlauf passen.',
          payments:
            'Keine Zahlung braucht einen Blick. | 1 Zahlung braucht einen Blick. | {n} Zahlungen brauchen einen Blick.',
          payouts:
            'Keine Auszahlung braucht einen Blick. | 1 Auszahlung an einen Gast braucht einen Blick. | {n} Auszahlungen an Gäste brauchen einen Blick.',
          job_stopped: 'Eine Prüfung aller Karten wurde abgebrochen.',
          welcomes:
            'Kein Gast wartet. | 1 neuer Gast wartet auf Willkommenspunkte: Die Tagesgrenze ist erreicht. | {n} neue Gäste warten auf Willkommenspunkte: Die Tagesgrenze ist erreicht.',
          cash: 'Keine Rechnung. | 1 heute von Hand geschlossene Rechnung brachte nichts: Die Grenze der Person ist erreicht. | {n} heute von Hand geschlossene Rechnungen brachten nichts: Die Grenze einer Person ist erreicht.'
        },
        home: {
          title: 'Schnellstart',
          charge: 'Kassieren',
          scan: 'Scannen',
          today: 'Heute',
          customers: 'Gäste'
        },
        off: {
          title: 'Dieses Lokal läuft ohne Treuepunkte',
          words:
            'Rechnungen bringen nichts, und Gäste sehen keine Karte. Sobald es eingeschaltet ist, bringt jede ab dann bezahlte Rechnung Punkte nach dem Programm.',
          turn_on: 'Treuepunkte einschalten',
          on_now: 'Treuepunkte sind an. Rechnungen bringen ab jetzt Punkte.'
        },
        this_month: 'keine diesen Monat | 1 diesen Monat | {n} diesen Monat',
        returned: '{n} von {of} Gästen in {days} Tagen',
        others_average: 'andere im Schnitt: {sats}',
        figures: {
          month: 'Dieser Monat',
          issued: 'Heute gegebene Punkte',
          used: 'Heute eingelöst',
          owed: 'Punkte, die Sie schulden',
          returning: 'Wiedergekommen',
          average: 'Stammgäste im Schnitt',
          expired: 'Nie eingelöst, heute',
          taken_back: 'Heute zurückgenommene Punkte'
        },
        how: {
          month:
            'Bezahlte Rechnungen dieses Lokals seit dem Monatsersten, ohne ganz erstattete. Der Betrag ist, was für Waren bezahlt wurde: ohne Trinkgeld, abzüglich Erstattungen.',
          issued:
            'Punkte aus Rechnungen, von Hand gegebene und Willkommenspunkte. Nach dem Tag, an dem es geschah.',
          used: 'Punkte, die für Prämien von Karten gingen, ohne die, die zurückkamen, weil eine Prämie nicht ausgegeben wurde.',
          owed: 'Alle Punkte auf allen Karten des Programms, die noch eingelöst werden können. Die Sats sind, was sie höchstens kaufen, nach der Prämie mit einem Wert in Sats, die für einen Punkt am meisten gibt.',
          returning:
            'Von den Gästen mit Karte, die in den letzten 30 Tagen hier waren, die, die je an zwei Tagen oder mehr hier waren. Alle Filialen zusammen.',
          average:
            'Stammgäste sind Gäste mit Karte, die an drei Tagen oder mehr hier waren. Ihre Rechnungen der letzten 30 Tage neben allen anderen, auch denen ohne Karte. Ohne Trinkgeld und Erstattungen.',
          expired: 'Punkte, die abliefen, ohne eingelöst zu werden.',
          taken_back:
            'Punkte, die Erstattungen zurücknahmen, und die, die das Team von Hand abzog.',
          tiers:
            'Karten des Programms nach ihrer jetzigen Stufe. Gruppen unter fünf werden nicht gezeigt.',
          hours:
            'Rechnungen nach der Stunde der Zahlung, in den 28 Tagen vor heute. Was nach Mitternacht bezahlt wird, gehört zum Abend davor.',
          days: 'Tag für Tag, heute zuletzt. Ein Tag beginnt zu der Stunde, die unter Lokal eingestellt ist.'
        },
        tiers: 'Stufen',
        tiers_moving: 'Gerade wechseln Karten die Stufe.',
        hours: 'Wann Rechnungen bezahlt werden',
        busiest: 'Am meisten los: {day} um {hour}.',
        days: {
          points: 'Gegebene und eingelöste Punkte, letzte 30 Tage',
          bills: 'Rechnungen, letzte 30 Tage',
          issued: 'Geschenkt',
          used: 'Eingelöst',
          bills_word: 'Rechnungen',
          sats: 'Sats',
          day: 'Tag',
          as_table: 'Als Tabelle'
        }
      },
      customers: {
        name: 'Name',
        tier: 'Stufe',
        points: 'Punkte',
        visits: 'Besuche',
        spent_sats: 'Ausgegeben',
        last_seen: 'Zuletzt da',
        search: 'Nach Name oder Schlüssel suchen',
        sort: 'Höchste zuerst nach',
        count: 'Keine Gäste | 1 Gast | {n} Gäste',
        per_page: 'Gäste je Seite',
        none: 'Noch keine Gäste. Der erste erscheint hier nach einer bezahlten Rechnung.',
        not_found: 'Niemand mit diesem Namen.',
        show_all: 'Alle Gäste zeigen',
        guest: 'Gast …{end}',
        erased: 'Gelöschte Karte',
        nickname: 'Wie Sie den Gast nennen',
        rename: '{name} benennen',
        key: 'Schlüssel von {name}',
        key_title: 'Der Schlüssel dieser Karte'
      },
      card: {
        to_go: '{amount} bis {tier}',
        history: 'Verlauf',
        none: 'Noch keine Punkte. Bezahlte Rechnungen erscheinen hier von selbst.'
      },
      guest: {
        back: 'Alle Gäste',
        since: 'Gast seit',
        not_yet: 'Noch nicht',
        ends: '{n} enden {day}',
        comes: {
          welcome: '{n} Willkommenspunkte kommen {day}',
          old_card: '{n} von der alten Karte kommen {day}',
          referral: '{n} für mitgebrachte Freunde kommen {day}',
          visit: '{n} für eine Karte eines anderen Lokals kommen {day}'
        },
        call_back: 'Rückgängig',
        call_back_title: 'Die alte Papierkarte zurückrufen?',
        call_back_words:
          'Ihre Punkte kommen nicht. {name} kann dann wieder eine Karte übertragen.',
        give: 'Prämie geben',
        grant: 'Punkte geben',
        revoke: 'Punkte abziehen',
        more: 'Mehr',
        more_on: 'Mehr: {what}',
        off: 'Punkte bleiben, wie sie sind, solange Treuepunkte hier aus sind.',
        at_most: 'Bitte höchstens {n}.',
        reason: 'Warum',
        reason_maybe: 'Warum (freiwillig)',
        reason_read: '{name} liest das auch.',
        reason_kept: 'Es bleibt verzeichnet.',
        grant_act: 'Geben',
        grant_means:
          '{name} hat {from} und kommt auf {to}. Für Stufen zählen sie nicht.',
        grant_means_first: '{name} hat jetzt {from} Punkte.',
        revoke_act: 'Abziehen',
        revoke_means: '{name} hat {from} und behält {to}.',
        revoke_means_first: '{name} hat jetzt {from} Punkte.',
        paper: 'Alte Papierkarte übertragen',
        paper_act: 'Übertragen',
        paper_done: 'Schon einmal übertragen',
        paper_first:
          'Einmal je Gast, höchstens {most}. Zuerst braucht es eine bezahlte Rechnung.',
        paper_means:
          '{name} bekommt {n} sofort. Behalten Sie das Papier ein: Es zählt nicht noch einmal. | {name} bekommt {n}, sobald die erste Rechnung nicht mehr erstattet werden kann, 1 Tag danach. Behalten Sie das Papier ein: Es zählt nicht noch einmal. | {name} bekommt {n}, sobald die erste Rechnung nicht mehr erstattet werden kann, {days} Tage danach. Behalten Sie das Papier ein: Es zählt nicht noch einmal.',
        save: 'Karte als Datei speichern',
        erase: 'Diesen Gast löschen',
        erase_act: 'Löschen',
        erase_title: '{name} löschen?',
        erase_words:
          'Name, Notiz und Schlüssel gehen endgültig. Es gehen keine Punkte verloren. Die Rechnungen bleiben, ohne Namen. Das lässt sich nicht rückgängig machen. | Name, Notiz und Schlüssel gehen endgültig, und 1 Punkt endet. Die Rechnungen bleiben, ohne Namen. Das lässt sich nicht rückgängig machen. | Name, Notiz und Schlüssel gehen endgültig, und {n} Punkte enden. Die Rechnungen bleiben, ohne Namen. Das lässt sich nicht rückgängig machen.',
        erased: '{name} ist gelöscht. Was bleibt, und wo:',
        note: 'Ihre Notiz',
        note_label: 'Was Sie sich merken wollen',
        note_hint: 'Nur Sie sehen das. Es geht mit der Karte.',
        rewards: 'Prämien',
        rewards_none: 'Noch keine eingelöst.',
        reward_states: {
          reserved: 'Wartet auf Ausgabe. Gewünscht: {when}',
          fulfilled: 'Gegeben. {when}',
          canceled: 'Zurückgenommen. {when}',
          lapsed: 'Nicht abgeholt. {when}'
        },
        cancel_reward: 'Stornieren',
        cancel_means:
          'Nichts geht an {name} zurück. | 1 Punkt geht an {name} zurück. | {n} Punkte gehen an {name} zurück.',
        undo_reward: 'Zurücknehmen',
        undo_means:
          'Sie gilt als nicht gegeben. Nichts geht an {name} zurück. | Sie gilt als nicht gegeben, und 1 Punkt geht an {name} zurück. | Sie gilt als nicht gegeben, und {n} Punkte gehen an {name} zurück.',
        points_back: 'Die Punkte sind zurück',
        give_title: 'Eine Prämie für {name}',
        give_which: 'Welche Prämie',
        give_none: 'Mit diesen Punkten gibt es noch nichts.',
        give_act: 'Geben',
        give_means:
          'Keine Punkte werden eingelöst; {left} bleiben. | 1 Punkt wird eingelöst; {left} bleiben. | {n} Punkte werden eingelöst; {left} bleiben.',
        next_reward: '{reward}: noch {n}.',
        given: '{reward} gegeben. Noch {left}.',
        move: 'Auf eine andere Karte',
        move_act: 'Dorthin',
        move_means:
          'Die Rechnung geht von {name} an den Gast mit diesem Schlüssel. | Die Rechnung geht von {name} an den Gast mit diesem Schlüssel, und ihr Punkt mit ihr. | Die Rechnung geht von {name} an den Gast mit diesem Schlüssel, und ihre {n} Punkte mit ihr.',
        moved: 'Die Rechnung ist auf der anderen Karte',
        other_key: 'Schlüssel des richtigen Gasts',
        other_key_hint: 'Vom Schlüsselsymbol neben dem Namen.'
      },
      vouchers: {
        give: 'Gutschein geben',
        title: 'Ein Gutschein für {name}',
        worth_what: 'Was er wert ist',
        worth: {points: 'Punkte', perk: 'Eine Prämie'},
        which: 'Welche Prämie',
        good_for: 'Gültig für',
        days: '1 Tag | {n} Tage',
        means:
          '{name} behält ihn und kann ihn bis {day} einlösen. Sonst niemand.',
        act: 'Geben',
        given: '{name} findet ihn auf der eigenen Seite.',
        list: 'Noch nicht eingelöste Gutscheine',
        until: 'Bis {day}',
        save: 'Als Datei speichern',
        withdraw: 'Zurücknehmen',
        withdraw_means:
          '{name} hat ihn vielleicht noch, und er ist dann nichts wert.',
        withdrawn: 'Zurückgenommen'
      },
      history: {
        columns: {
          time: 'Wann',
          name: 'Gast',
          what: 'Was',
          delta: 'Punkte',
          bill: 'Rechnung',
          who: 'Wer'
        },
        kinds: {
          earned: 'Gesammelt',
          redeemed: 'Eingelöst',
          expired: 'Abgelaufen',
          granted: 'Geschenkt',
          revoked: 'Zurückgenommen'
        },
        sources: {
          payment: 'Eine bezahlte Rechnung',
          staff: 'Von Hand',
          redemption: 'Eine Prämie',
          refund: 'Eine Erstattung',
          welcome: 'Willkommenspunkte',
          old_card: 'Eine alte Papierkarte',
          import: 'Aus einer Liste',
          voucher: 'Ein Gutschein',
          referral: 'Freunde mitgebracht',
          visit: 'Eine Karte eines anderen Lokals',
          expiry: 'Zeit abgelaufen',
          transfer: 'Von Karte zu Karte',
          erasure: 'Ein gelöschter Gast'
        },
        causes: {
          payment_earned: 'Rechnung',
          staff_granted: 'Von Hand gegeben',
          staff_revoked: 'Von Hand abgezogen',
          redemption_redeemed: 'Prämie',
          redemption_granted: 'Prämie kam zurück',
          refund_revoked: 'Für eine Erstattung zurückgenommen',
          welcome_granted: 'Willkommenspunkte',
          old_card_granted: 'Von einer alten Papierkarte',
          voucher_granted: 'Gutschein eingelöst',
          referral_earned: 'Jemanden mitgebracht',
          referral_granted: 'Durch Freunde gekommen',
          visit_granted: 'Eine Karte eines anderen Lokals',
          expiry_expired: 'Nie eingelöst, abgelaufen',
          erasure_expired: 'Mit einem gelöschten Gast beendet',
          transfer_granted: 'Kam von einer anderen Karte',
          transfer_revoked: 'Ging auf eine andere Karte'
        },
        when: '{day}, {time}',
        owner: 'Inhaber',
        guest_self: 'Der Gast',
        nobody: 'Niemand von Hand',
        former: 'Ein früheres Gerät oder jemand von früher',
        quoted: '„{words}“',
        at: 'bei {place}',
        left: 'noch {n}',
        guest: 'Gast, nach Name oder Schlüssel',
        filter: 'Filtern',
        kind: 'Was',
        source: 'Warum',
        from: 'Von',
        to: 'Bis',
        all_branches: 'Alle Filialen',
        one_bill: 'Eine Rechnung',
        any_bill: 'Jede Rechnung',
        count: 'Keine Einträge | 1 Eintrag | {n} Einträge',
        per_page: 'Einträge je Seite',
        csv: 'Als CSV speichern',
        none: 'Noch hat sich nichts bewegt. Die erste bezahlte Rechnung erscheint hier von selbst.',
        none_found: 'Kein solcher Eintrag.',
        show_all: 'Alle Einträge zeigen'
      },
      problems: {
        title: 'Was einen Blick braucht',
        count:
          'Nichts braucht einen Blick. | 1 Sache braucht einen Blick. | {n} Sachen brauchen einen Blick.',
        bill: 'Rechnung ansehen',
        seen: 'Erledigt',
        kinds: {
          not_genuine:
            'Keine Karte ist unecht. | 1 Karte ist nicht echt: Jemand hat ihren Verlauf geändert. | {n} Karten sind nicht echt: Jemand hat ihren Verlauf geändert.',
          wrong_books:
            'Keine Karte zeigt andere Punkte als ihr Verlauf. | 1 Karte zeigt andere Punkte als ihr Verlauf. | {n} Karten zeigen andere Punkte als ihr Verlauf.',
          job_stopped: 'Eine Prüfung aller Karten wurde abgebrochen.',
          stuck_payment: 'Eine Zahlung konnte noch nicht gezählt werden.',
          refused_payment: 'Eine Zahlung über {amount} brachte nichts.',
          late_bill: 'Eine stornierte Rechnung über {amount} wurde bezahlt.',
          payout_failed:
            '{amount} konnten nicht an einen Gast ausgezahlt werden.',
          payout_unknown:
            '{amount} gingen an einen Gast, und noch hat niemand geantwortet.',
          paid_twice: '{amount} wurden über eine Rechnung hinaus bezahlt.'
        },
        todo: {
          not_genuine:
            'Bewahren Sie eine Kopie der Datenbank auf und holen Sie Hilfe.',
          wrong_books: 'Bauen Sie die Karten neu auf, unten bei Erweitert.',
          job_stopped: 'Noch einmal prüfen.',
          stuck_payment: 'Es wird von selbst wieder versucht.',
          refused_payment: 'Geben Sie die Punkte von Hand, wenn sie zustehen.',
          late_bill: 'Erstatten oder servieren.',
          payout_failed: 'Versuchen Sie es unter Prämien noch einmal.',
          payout_unknown:
            'Sehen Sie unter Prämien nach. Es wird nie zweimal gezahlt.',
          paid_twice: 'Erstatten Sie, was zu viel ist.'
        },
        reasons: {
          foreign_merchant: 'Sie nennt ein Lokal, das nicht Ihres ist.',
          bad_pubkey: 'Sie nennt einen Gast so, dass es niemand lesen kann.',
          bad_tip: 'Ihr Trinkgeld ergibt keinen Sinn.',
          no_rate: 'Damals war kein Bitcoin-Preis bekannt.',
          too_many_points: 'Es wäre mehr, als eine Karte fassen kann.'
        }
      },
      proof: {
        never: 'Noch hat niemand die Karten geprüft.',
        right:
          'Noch keine Karten. Geprüft {when}. | Die Karte stimmt. Geprüft {when}. | Alle {n} Karten stimmen. Geprüft {when}.',
        wrong:
          'Alle Karten stimmen. Geprüft {when}. | 1 Karte stimmt nicht. Geprüft {when}. | {n} Karten stimmen nicht. Geprüft {when}.',
        wrong_days:
          'Alle Zahlen stimmen. | Die Zahlen von 1 Tag ergeben nicht ihre Summe. | Die Zahlen von {n} Tagen ergeben nicht ihre Summe.',
        busy: {
          verify: 'Alle Karten werden geprüft: {percent} %',
          rebuild: 'Alle Karten werden neu aufgebaut: {percent} %'
        },
        now: 'eben',
        minutes: 'eben | vor 1 Minute | vor {n} Minuten',
        hours: 'eben | vor 1 Stunde | vor {n} Stunden',
        on: 'am {day}',
        check: 'Jetzt prüfen',
        advanced: 'Erweitert: neu aufbauen',
        about:
          'Jede Karte hat einen Verlauf, den niemand unbemerkt ändern kann. Was Karten zeigen, wird daraus zusammengezählt; Neuaufbauen zählt es noch einmal zusammen.',
        rebuild: 'Neu aufbauen',
        rebuild_title: 'Alle Karten neu aufbauen?',
        rebuild_words:
          'Punkte, Stufen und Prämien werden aus dem Verlauf neu zusammengezählt. Am Verlauf ändert sich nichts. Rechnungen werden währenddessen weiter bezahlt.'
      },
      trust: {
        states: {
          read: 'Gelesen.',
          fetching: 'Wird geholt.',
          no_relay:
            'Für sie ist kein Relay genannt: Fügen Sie eines unter Nostr hinzu, oder nehmen Sie einen Link mit einem.',
          not_there: 'Sie ist nicht auf diesen Relays.',
          silent: 'Keines der Relays hat geantwortet.',
          unreadable: 'Sie ist nicht lesbar.'
        },
        title: 'Erweitert: Karten anderer Lokale',
        words:
          'Ein Gast zeigt eine Karte eines Lokals, dem Sie vertrauen, und bekommt hier eine Zeit lang eine Stufe und einmal Punkte. Was davon eingelöst wird, zahlen Sie.',
        programs: 'Lokale, denen Sie vertrauen',
        one_a_line: 'Ihre Adresse auf Nostr, eine je Zeile.',
        lists: 'Listen, nach denen Sie gehen',
        lists_hint:
          'Allen Lokalen darauf wird vertraut. Sie werden jede Stunde neu gelesen.',
        list: '{name}: {words}',
        tiers: 'Eine Stufe dort ist eine Stufe hier',
        their_tier: 'Dort',
        our_tier: 'Hier',
        add: 'Stufe hinzufügen',
        remove: '{name} wegnehmen',
        tier_days: 'Tage, die die Stufe gilt',
        fresh_days: 'Tage, die eine gezeigte Karte alt sein darf',
        welcome_points: 'Punkte für neue Gäste, die eine zeigen',
        daily_points: 'Höchstens solche Punkte am Tag',
        hint: {
          tier_days:
            '0: Solche Karten geben keine Stufe. Noch einmal gezeigt, beginnt sie neu.',
          fresh_days: 'Ein Gast kann sie jederzeit neu mitnehmen.',
          welcome_points:
            'Einmal je Gast und Karte, nach einer ersten bezahlten Rechnung.',
          daily_points: 'Wer später kommt, bekommt sie am nächsten Tag.'
        },
        off: 'Karten anderer Lokale geben jetzt nichts.',
        save: 'Speichern',
        saved: 'Gespeichert'
      },
      programme: {
        is_enabled: 'Rechnungen bringen Punkte',
        off_hint:
          'Karten behalten ihre Punkte. Rechnungen, die bezahlt werden, solange es aus ist, bringen nie Punkte.',
        name: 'Name des Programms',
        earn: 'Was eine Rechnung bringt',
        by_spend: 'Nach Ausgaben',
        by_visit: 'Nach Besuchen',
        by_item: 'Nach Artikeln',
        category: 'Welche Artikel',
        category_hint: 'Artikel dieser Kategorie im Menü zählen.',
        category_all:
          'Alle Artikel zählen. Nennen Sie eine Kategorie, um nur deren zu zählen.',
        points: 'Punkte',
        per: 'Für je',
        per_visit: 'für jeden Besuch, einmal am Tag',
        price_needed: 'Bitte einen Betrag über null.',
        unit: 'Gezählt in',
        smallest: 'Kleinste Rechnung, die Punkte bringt',
        smallest_hint: 'Eine kleinere Rechnung zählt trotzdem als Besuch.',
        no_smallest: 'Jede Rechnung bringt Punkte.',
        tier_basis: 'Gäste steigen auf nach',
        basis: {
          points: 'Gesammelten Punkten',
          spent: 'Ausgegebenen Sats',
          visits: 'Besuche'
        },
        basis_hint:
          'Speichern bewegt sofort jede Karte. Prüfen Sie danach, wo jede Stufe beginnt.',
        from_now:
          'Gilt, sobald Sie speichern. Schon bezahlte Rechnungen behalten die alte Regel.',
        since: 'Diese Einstellungen gelten seit {when}.',
        holds_from: 'Gespeichert. Gilt ab {when}.',
        kept: 'Was Sie vorhin getippt haben, ist noch da. Gespeichert ist es noch nicht.',
        expiry: 'Wann Punkte enden',
        ends: {
          none: 'Nie',
          months: 'Einige Monate nachdem sie kamen',
          year_end: 'Mit dem Jahr, in dem sie kamen',
          inactivity: 'Wenn ein Gast wegbleibt'
        },
        ends_hint: {
          none: 'Sie schulden sie, bis sie eingelöst werden.',
          months:
            'Die ältesten werden zuerst eingelöst. Gäste sehen, wann die nächsten enden.',
          year_end: 'Am 31. Dezember.',
          inactivity:
            'Alle Punkte einer Karte enden. Jeder Besuch lässt die Zeit neu beginnen.'
        },
        months: 'Monate',
        months_needed: 'Bitte eine ganze Zahl von 1 bis {most}.',
        between: 'Bitte eine ganze Zahl von {least} bis {most}.',
        limits: {
          title: 'Willkommenspunkte, Stufen auf Zeit, Team',
          unit: {
            points: 'Punkte',
            days: 'Tage',
            minutes: 'Minuten',
            guests: 'Gäste'
          },
          welcome: 'Neue Gäste',
          friends: 'Freunde mitbringen',
          tiers: 'Stufen auf Zeit',
          staff: 'Team und Karten',
          welcome_points: 'Punkte für eine erste bezahlte Rechnung',
          newcomer_daily_points: 'Höchstens für alle neuen Gäste am Tag',
          newcomer_cap_per_staff:
            'Höchstens durch die Rechnungen einer Person am Tag',
          old_card_points: 'Höchstens von einer alten Papierkarte',
          referral_points: 'Punkte fürs Mitbringen',
          referral_bonus: 'Punkte für die Mitgebrachten',
          referral_cap_per_guest:
            'Höchstens Freunde, die ein Gast am Tag mitbringt',
          referral_cap_per_staff: 'Höchstens, was eine Person am Tag einträgt',
          tier_window_days: 'Rechnungen zählen für eine Stufe',
          tier_grace_days: 'Eine verlorene Stufe bleibt noch',
          reserve_minutes: 'Eine gewünschte Prämie wartet',
          grant_daily_cap: 'Höchstens, was eine Person am Tag von Hand gibt',
          off: {
            welcome_points: 'Nichts extra für eine erste Rechnung.',
            old_card_points: 'Papierkarten werden nicht übertragen.',
            referral_points: 'Niemand bekommt etwas dafür.',
            referral_bonus: 'Nichts dazu.',
            tier_window_days: 'Für immer.',
            tier_grace_days: 'Sie geht sofort verloren.'
          },
          hint: {
            welcome_points:
              'Sie kommen, wenn die Zeit für Erstattungen vorbei ist, zusätzlich zu dem, was die Rechnung bringt.',
            newcomer_daily_points:
              'Wer später kommt, bekommt sie am nächsten Tag.',
            newcomer_cap_per_staff:
              'Damit niemand Gäste erfindet. Weitere warten auf den nächsten Tag.',
            old_card_points: 'Einmal je Gast, nach einer bezahlten Rechnung.',
            referral_points:
              'Einmal je neuem Gast, wenn die erste Rechnung nicht mehr erstattet werden kann.',
            referral_bonus: 'Zur selben Zeit, für den neuen Gast.',
            referral_cap_per_guest: 'Damit niemand Freunde erfindet.',
            referral_cap_per_staff:
              'Ohne einen Link, den der neue Gast unterschrieb.',
            tier_window_days:
              'Ältere Rechnungen halten einen Gast nicht mehr oben.',
            tier_grace_days:
              'Zeit zum Wiederkommen, bevor die Stufe darunter gilt.',
            reserve_minutes: 'Dann gehen ihre Punkte von selbst zurück.',
            grant_daily_cap: 'Je Person, gleich was sie inzwischen zurücknimmt.'
          },
          earn_on_reversible:
            'Auch Geld, das zurückgerufen werden kann, bringt Punkte',
          reversible_on:
            'Kartenzahlungen über LNbits bringen Punkte. Ruft der Karteninhaber das Geld zurück, erstatten Sie hier die Rechnung.',
          reversible_off: 'Kartenzahlungen über LNbits bringen nichts.',
          proof: 'Wie Gäste zeigen, dass sie es sind: siehe Einstellungen'
        },
        preview: {
          title: 'Was gewesen wäre',
          about:
            'Die bezahlten Rechnungen, nach der Regel in diesem Formular. Nichts wird geändert.',
          when: 'Zeitraum',
          days: 'die letzten {n} Tage',
          look: 'Ansehen',
          none: 'Keine Rechnungen in dieser Zeit. Wählen Sie eine längere.',
          same: 'Genauso viele Punkte.',
          more: '1 Punkt mehr. | 1 Punkt mehr. | {n} Punkte mehr.',
          fewer: '1 Punkt weniger. | 1 Punkt weniger. | {n} Punkte weniger.',
          owe_same: 'Sie würden so viel schulden wie jetzt.',
          owe_more:
            'Sie würden 1 Punkt mehr schulden. | Sie würden 1 Punkt mehr schulden. | Sie würden {n} Punkte mehr schulden.',
          owe_less:
            'Sie würden 1 Punkt weniger schulden. | Sie würden 1 Punkt weniger schulden. | Sie würden {n} Punkte weniger schulden.',
          worth: 'Das sind bis zu {sats}.',
          bills: 'Rechnungen',
          then: 'Punkte, die sie brachten',
          now: 'Punkte, die sie gebracht hätten',
          cards: 'Karten, die anders wären',
          of: '{n} von {all}',
          period: 'Vom {from} bis {to}.',
          how: 'Jede Rechnung behält ihren Betrag, ihren Kurs, ihre Stufe, ihre Aktion und ihre Erstattungen. Was Gäste einlösten und was endete, bleibt, wie es war.'
        },
        history: {
          title: 'Frühere Einstellungen',
          you: 'Sie',
          owner: 'Der Inhaber',
          first: 'Das Programm begann.',
          change: '{what}: {before} → {after}',
          nothing: 'nichts',
          yes: 'ja',
          no: 'nein',
          days: '{n} Tage',
          more: 'Mehr zeigen',
          field: {
            name: 'Name',
            is_enabled: 'Rechnungen bringen Punkte',
            earn_by: 'Was Punkte bringt',
            earn_points: 'Punkte',
            earn_per_sats: 'Für je',
            earn_per_minor: 'Für je',
            currency: 'Gezählt in',
            earn_category: 'Welche Artikel',
            min_spend_sats: 'Kleinste Rechnung, die Punkte bringt',
            welcome_points: 'Punkte für eine erste bezahlte Rechnung',
            expiry_mode: 'Wann Punkte enden',
            expiry_months: 'Monate, bis Punkte enden',
            deficit_policy: 'Erstattungen über die Punkte einer Karte hinaus',
            claim_window_days: 'Zeit, um Punkte vom Beleg zu sichern',
            refund_window_days: 'Zeit für Erstattungen',
            tier_basis: 'Gäste steigen auf nach',
            tier_window_days: 'Rechnungen zählen für eine Stufe',
            tier_grace_days: 'Eine verlorene Stufe bleibt noch',
            proof_policy: 'Wie Gäste zeigen, dass sie es sind',
            max_giveback_bp: 'Höchstens zurück von einer Rechnung',
            grant_daily_cap: 'Höchstens von Hand am Tag',
            newcomer_daily_points: 'Höchstens für neue Gäste am Tag',
            newcomer_cap_per_staff:
              'Höchstens für neue Gäste durch eine Person',
            old_card_points: 'Höchstens von einer alten Papierkarte',
            referral_points: 'Punkte fürs Mitbringen',
            referral_bonus: 'Punkte für die Mitgebrachten',
            referral_cap_per_guest: 'Freunde eines Gasts am Tag',
            referral_cap_per_staff: 'Freunde, die eine Person am Tag einträgt',
            visit_points: 'Punkte für eine Karte eines anderen Lokals',
            visit_daily_points: 'Höchstens solche Punkte am Tag',
            visit_tier_days:
              'Tage, die eine Stufe durch ein anderes Lokal gilt',
            visit_fresh_days: 'Tage, die eine gezeigte Karte alt sein darf',
            publish_events: 'Bewegungen von Punkten werden veröffentlicht',
            earn_on_reversible: 'Rückrufbares Geld bringt Punkte',
            reserve_minutes: 'Minuten, die eine Prämie wartet',
            claims_per_day: 'Belege, die ein Gast am Tag sichert',
            accept_cash: 'Das Team schließt Rechnungen bar oder mit Karte',
            earn_on_cash: 'Rechnungen bar oder mit Karte bringen Punkte',
            cash_daily_sats: 'Höchstens, womit Bargeld am Tag Punkte bringt'
          },
          choice: {
            earn_by: {spend: 'Ausgaben', visit: 'Besuche', item: 'Artikel'},
            expiry_mode: {
              none: 'nie',
              months: 'einige Monate nachdem sie kamen',
              year_end: 'mit dem Jahr',
              inactivity: 'wenn ein Gast wegbleibt'
            },
            deficit_policy: {
              carry: 'die nächsten Besuche gleichen es aus',
              forgive: 'erlassen'
            },
            tier_basis: {
              points: 'gesammelte Punkte',
              spent: 'ausgegebene Sats',
              visits: 'Besuche'
            }
          },
          proof: {
            remembered: 'einmal je Rechnung',
            every_time: 'jedes Mal',
            staff: 'das Team darf bürgen'
          }
        }
      },
      community: {
        title: 'Die Community',
        about: 'Was in jedem Lokal dieses Servers gilt.',
        admins_only: 'Diese Seite ist für Admins dieses LNbits.',
        tabs: {
          places: 'Orte',
          partners: 'Netzwerk',
          economics: 'Wirtschaft',
          offers: 'Angebote',
          badges: 'Abzeichen',
          health: 'Zustand',
          settings: 'Einstellungen'
        },
        offers: {
          title: 'Angebote an alle Lokale',
          about:
            'Sie gelten, wo ein Lokal mitmacht, in dessen eigenen Grenzen.',
          none: 'Noch keine Angebote. Machen Sie eines, und jedes Lokal kann mitmachen.',
          add: 'Angebot machen',
          partners:
            'Kein Lokal macht mit | 1 Lokal macht mit | {n} Lokale machen mit',
          who: 'Wer bei {name} mitmacht',
          since: 'seit {day}',
          cap: 'höchstens {sats} je Rechnung',
          budget: 'insgesamt {sats}'
        },
        curators: {
          title: 'Wer mithilft',
          about:
            'Sie pflegen Angebote, Abzeichen und Orte mit ihrem Nostr-Schlüssel und ändern keine Einstellungen.',
          none: 'Noch niemand: Nur Admins dieses LNbits pflegen die Community.',
          add: 'Jemanden mithelfen lassen',
          key: 'Nostr-Schlüssel',
          key_hint: 'Beginnt mit npub1',
          name: 'Name',
          name_hint: 'Damit Sie wissen, wer es war',
          added: '{name} kann ab jetzt mithelfen',
          remove: '{name} entfernen',
          remove_title: '{name} entfernen?',
          remove_words:
            'Von da an ist nichts mehr möglich. Was getan wurde, bleibt.',
          removed: '{name} ist entfernt'
        },
        relays: {
          title: 'Wo nach Abzeichen gesucht wird',
          about: 'In jedem Lokal, neben dessen eigenen Relays.',
          none: 'Noch kein Relay. Abzeichen anderer werden dort gesucht, wo jedes Lokal es sagt.',
          remove_words: 'Bei {relay} wird nicht mehr nach Abzeichen gesucht.'
        }
      },
      discounts: {
        title: 'Rabatte',
        about:
          'Was von einer Rechnung abgeht, und für wen. Der beste Rabatt gilt von selbst.',
        none: 'Noch keine Rabatte. Gäste mit einem Abzeichen, einer Stufe oder einem Besuch nebenan können hier weniger zahlen.',
        add: 'Rabatt hinzufügen',
        add_first: 'Ersten Rabatt hinzufügen',
        edit: '{name} ändern',
        end: '{name} wegnehmen',
        end_title: '{name} wegnehmen?',
        end_words:
          'Ab jetzt bekommt ihn niemand mehr. Was Gästen versprochen wurde, gilt noch zehn Minuten.',
        end_act: 'Wegnehmen',
        ended: '{name} ist vorbei',
        active: '{name} gilt',
        state: {coming: 'kommt noch', over: 'vorbei', paused: 'angehalten'},
        much: {percentage: '{n} %', cashback: '{n} % zurück'},
        kinds: {
          percentage: 'Prozent weniger',
          fixed: 'Sats weniger',
          cashback: 'Prozent zurück in Sats'
        },
        whos: {
          everybody: 'Alle',
          badge: 'Gäste mit einem Abzeichen',
          tier: 'Gäste einer Stufe',
          partner: 'Gäste, die in einem anderen Lokal waren'
        },
        with_badge: 'mit dem Abzeichen {badge}',
        with_tier: 'ab {tier}',
        at_partner:
          'nach einer Rechnung in einem anderen Lokal binnen {days} Tagen',
        everybody: 'für alle',
        from_sats: 'ab {sats}',
        times: 'je {n}-mal',
        until: 'bis {day}',
        with_others: 'zusammen mit anderen',
        given: '{n}-mal genutzt, {sats} gegeben.',
        of_budget: 'Noch {sats} zu geben.',
        spent: '{sats} gegeben.',
        not_used: 'Noch nicht genutzt.',
        name: 'Wofür er ist',
        name_hint: 'Gäste sehen das auf ihrer Rechnung.',
        kind: 'Was es gibt',
        value: 'Wie viel',
        value_needed: 'Mehr als 0 und höchstens 100 %.',
        who: 'Wer ihn bekommt',
        badge: 'Abzeichen',
        badge_hint:
          'Abzeichen, die hier zählen, stehen in Ihrer Liste der Abzeichen.',
        tier: 'Ab dieser Stufe',
        tier_hint: 'Höhere Stufen bekommen ihn auch.',
        partner_days: 'Binnen wie vieler Tage',
        minimum: 'Für Rechnungen ab',
        limits: 'Grenzen',
        cap: 'Höchstens je Rechnung',
        no_cap: 'Leer: so viel, wie es ergibt',
        limit: 'Wie oft jeder Gast ihn nutzen kann',
        no_limit: 'Leer: so oft sie kommen',
        budget: 'Was Sie insgesamt geben',
        no_budget: 'Leer: kein Ende',
        ends: 'Endet',
        ends_never: 'Wenn Sie ihn beenden',
        stackable: 'Zusammen mit anderen Rabatten, die das erlauben',
        reach: '{n} von {of} Gästen bekämen ihn.',
        reach_few: 'Weniger als {n} Gäste bekämen ihn.',
        overlaps: 'Einige davon bekommen auch: {names}.',
        community: 'Community',
        offers: 'Angebote der Community',
        offers_about:
          'Sie gelten, wo ein Lokal mitmacht, in dessen eigenen Grenzen.',
        join: 'Mitmachen',
        join_it: 'Bei {name} mitmachen',
        joined: '{name} gilt jetzt hier',
        leave: 'Aussteigen',
        leave_it: 'Bei {name} aussteigen',
        leave_title: 'Bei {name} aussteigen?'
      },
      campaigns: {
        title: 'Aktionen',
        about:
          'Eine Zeit lang oder zu bestimmten Stunden bringen Rechnungen mehr.',
        none: 'Noch keine Aktionen. Eine Happy Hour füllt ruhige Abende: Rechnungen, die dann bezahlt werden, bringen mehr.',
        add: 'Aktion hinzufügen',
        add_first: 'Erste Aktion hinzufügen',
        edit: '{name} ändern',
        end: '{name} beenden',
        end_title: '{name} beenden?',
        end_words:
          'Ab jetzt bezahlte Rechnungen bringen so viel wie sonst. Was die Aktion gab, bleibt.',
        end_act: 'Aktion beenden',
        ended: '{name} ist vorbei',
        state: {coming: 'kommt noch', over: 'vorbei'},
        points: '{times} Punkte',
        every_day: 'jeden Tag',
        all_day: 'den ganzen Tag',
        hours: '{from}–{to}',
        from: 'ab {from}',
        to: 'bis {to}',
        from_to: '{from} bis {to}',
        name: 'Name',
        times: 'Punkte werden vervielfacht mit',
        times_needed: 'Bitte eine Zahl von 1 bis {most}.',
        weekdays: 'An welchen Tagen',
        any_day: 'An jedem Tag.',
        these_days: 'Nur an diesen Tagen.',
        all_day_long: 'Den ganzen Tag',
        from_hour: 'Von',
        to_hour: 'Bis',
        over_midnight: 'Über Mitternacht',
        other_hour: 'Bitte eine andere Stunde.',
        starts: 'Beginnt',
        starts_now: 'Sofort',
        ends: 'Endet',
        ends_never: 'Wenn Sie sie beenden',
        later_needed: 'Sie muss enden, nachdem sie beginnt.',
        from_now:
          'Gilt, sobald Sie speichern; in {zone} ist es {now}. Schon bezahlte Rechnungen bleiben, wie sie sind.',
        calendar: 'Kalender der Aktionen',
        view: {week: 'Woche', month: 'Monat'},
        before: 'Davor',
        after: 'Danach',
        today: 'Heute',
        nothing: 'Nichts extra',
        best: 'Wo mehrere zugleich gelten, zählt die beste. Zeiten in {zone}.'
      },
      rewards: {
        about:
          'Was Gäste für ihre Punkte bekommen, in der Reihenfolge, in der sie es sehen.',
        none: 'Noch keine Prämien. Punkte sind etwas wert, sobald es etwas dafür gibt: Fangen Sie mit einem Gratiskaffee an.',
        add: 'Prämie hinzufügen',
        add_first: 'Erste Prämie hinzufügen',
        edit: '{name} ändern',
        more: 'Mehr zu {name}',
        up: '{name} nach oben',
        down: '{name} nach unten',
        now_at: '{name} ist jetzt Nummer {n}',
        retired: 'Stillgelegt',
        retire: 'Stilllegen',
        retire_hint: 'Niemand bekommt sie mehr. Sie können sie zurückholen.',
        bring_back: 'Zurückholen',
        is_retired: '{name} ist stillgelegt',
        is_back: '{name} ist zurück',
        delete: 'Löschen',
        delete_title: '{name} löschen?',
        delete_words:
          'Niemand bekommt sie mehr. Was Gäste schon gewünscht haben, kann noch gegeben werden.',
        delete_act: 'Löschen',
        deleted: '{name} ist gelöscht',
        name: 'Name',
        what: 'Was es ist',
        kind: {
          free_item: 'Etwas gratis',
          percent_off: 'Prozent von einer Rechnung',
          sats_off: 'Sats von einer Rechnung',
          amount_off_minor: 'Geld von einer Rechnung',
          sats_payout: 'Ausgezahlte Sats',
          priority: 'Vorrang'
        },
        kind_hint: {
          free_item: 'Ein Gericht oder Getränk, was immer es kostet.',
          percent_off: 'Von dem, was von der Rechnung bleibt, ohne Trinkgeld.',
          sats_off: 'Nie mehr als die Rechnung.',
          amount_off_minor: 'Nie mehr als die Rechnung.',
          sats_payout:
            'Wartet auf Versand: Auszahlungen sind noch nicht eingeschaltet.',
          priority: 'Der Gast wird für das Team gekennzeichnet.'
        },
        is: {
          free_item: 'gratis',
          percent_off: '{amount} von der Rechnung',
          sats_off: '{amount} von der Rechnung',
          amount_off_minor: '{amount} von der Rechnung',
          sats_payout: '{amount} ausgezahlt',
          priority: 'Vorrang'
        },
        cost: 'Kostet den Gast',
        value: {
          percent_off: 'Von der Rechnung',
          sats_off: 'Von der Rechnung',
          amount_off_minor: 'Von der Rechnung',
          sats_payout: 'Ausgezahlt'
        },
        value_needed: 'Bitte einen Betrag über null.',
        percent_needed:
          'Von 0,01 bis 100, mit höchstens zwei Nachkommastellen.',
        cost_sats: 'Kostet Sie',
        cost_sats_hint: 'Was eine Sie kostet. Nur Sie sehen das.',
        costs_you: 'Sie kostet Sie {sats}.',
        costs_of_bill: 'Bei einer Rechnung über {bill} kostet sie Sie {sats}.',
        costs_nothing: 'Sie kostet Sie nur Aufmerksamkeit.',
        cost_unknown:
          'Sagen Sie, was sie Sie kostet, um zu sehen, was Sie zurückgeben.',
        spends: 'Ein Gast gibt dafür {sats} aus.',
        gives_back:
          'Ein Gast gibt dafür {sats} aus: Sie geben {percent} % zurück.',
        who: 'Für wen',
        everybody: 'Jeder Gast',
        for_tier: '{tier} und höher',
        stock: 'Wie viele es gibt',
        per_customer: 'Wie viele je Gast',
        no_end: 'Leer: keine Grenze',
        valid_from: 'Von',
        valid_until: 'Bis',
        left: 'keine mehr da | noch 1 da | noch {n} da',
        each: 'je eine | je eine | je {n}',
        from: 'ab {when}',
        until: 'bis {when}',
        picture: {
          label: 'Bild',
          hint: 'Freiwillig. Eine Adresse, die mit https:// beginnt, oder ein Bild in LNbits.',
          address_needed: 'Bitte eine Adresse, die mit https:// beginnt.',
          shown: 'Das Bild an dieser Adresse',
          broken: 'An dieser Adresse ist kein Bild'
        }
      },
      example: {
        title: 'Was Gäste bekommen',
        bill: 'Rechnung',
        everybody: 'Punkte',
        tier: '{tier} vervielfacht Punkte mit {times}.',
        incomplete: 'Füllen Sie die Beträge aus, um ein Beispiel zu sehen.'
      },
      advanced: {
        title: 'Erweitert: Fristen',
        claim: 'Zeit, um Punkte vom Beleg zu sichern',
        claim_hint: 'Danach enden wartende Punkte.',
        refund: 'Zeit, in der Erstatten Punkte zurücknimmt',
        refund_hint: 'Spätere Erstattungen lassen dem Gast die Punkte.',
        deficit: 'Wenn eine Erstattung mehr Punkte nimmt, als eine Karte hat',
        deficit_policy: {
          carry: 'Die nächsten Besuche gleichen es aus',
          forgive: 'Erlassen'
        },
        deficit_hint: {
          carry: 'Die Karte bleibt unter null, bis der Gast wieder sammelt.',
          forgive: 'Die Karte bleibt bei null stehen. Den Rest tragen Sie.'
        },
        giveback: 'Höchstens zurück von einer Rechnung',
        giveback_hint: 'Rabatte und Prämien zusammen gehen nie darüber.',
        percent_needed: 'Bitte eine Zahl von 0 bis 100.',
        claims: 'Belege, die ein Gast am Tag sichern kann',
        claims_hint: 'In allen Lokalen dieses Servers zusammen.',
        cash: 'Das Team darf Rechnungen bar oder mit Karte schließen',
        cash_earns: 'Auch diese Rechnungen bringen Punkte',
        cash_cap: 'Höchstens, womit sie Punkte bringen, je Person und Tag',
        cash_hint:
          'Darüber hinaus zählt eine Rechnung als Besuch und bringt nichts.'
      },
      tiers: {
        about: {
          points:
            'Gäste steigen nach gesammelten Punkten auf. Eingelöste Punkte zählen weiter.',
          spent: 'Gäste steigen nach ausgegebenen Sats auf.',
          visits: 'Gäste steigen nach Besuchen auf.'
        },
        none: 'Noch keine Stufen. Mit Stufen sammeln Stammgäste schneller und haben Vorteile.',
        add: 'Stufe hinzufügen',
        add_first: 'Erste Stufe hinzufügen',
        edit: '{tier} bearbeiten',
        delete: '{tier} löschen',
        from: 'Ab {amount}',
        from_start: 'Ab dem ersten Besuch',
        times: '{times} Punkte',
        name: 'Name',
        threshold: 'Beginnt bei',
        threshold_hint: 'Jeder Gast fängt hier an.',
        unit: {points: 'Punkte', spent: 'ausgegebene Sats', visits: 'Besuche'},
        multiplier: 'Punkte werden vervielfacht mit',
        same: 'So viele Punkte wie ohne Stufe.',
        example: 'Statt {base} Punkten bekommt ein Gast {points}.',
        times_needed: 'Bitte eine Zahl von 0 bis {most}.',
        color: 'Farbe',
        color_code: 'Farbcode',
        color_needed: 'Bitte einen Code wie #b8860b.',
        unseen: {
          light:
            'Auf einer hellen Seite schwer zu sehen. Nehmen Sie eine dunklere.',
          dark: 'Auf einer dunklen Seite schwer zu sehen. Nehmen Sie eine hellere.'
        },
        badge: 'Abzeichen',
        badge_hint:
          'Freiwillig. Eine Adresse mit https:// oder ein Bild in LNbits.',
        nameless: 'Neue Stufe',
        order: 'Die Reihenfolge ergibt sich daraus, wo jede beginnt.',
        card: {guest: 'Ana', label: 'Eine Gästekarte mit der Stufe {tier}'},
        perks: 'Vorteile',
        perks_hint: 'Einer je Zeile, etwa: Bester Tisch.',
        served_first: 'Ihre Bestellungen stehen oben',
        fewer: 'Bitte höchstens {n} Vorteile.',
        delete_title: '{tier} löschen?',
        delete_act: 'Löschen',
        fall_to:
          'Die Gäste dieser Stufe fallen sofort auf {tier}. Ihre Punkte bleiben.',
        fall_out:
          'Die Gäste dieser Stufe haben dann keine mehr. Ihre Punkte bleiben.',
        deleted: '{tier} ist gelöscht'
      },
      color: {
        bronze: 'Bronze',
        silver: 'Silber',
        gold: 'Gold',
        green: 'Grün',
        teal: 'Petrol',
        blue: 'Blau',
        violet: 'Violett',
        pink: 'Rosa',
        red: 'Rot',
        own: 'Wie bisher'
      },
      category: {
        restaurant: 'Restaurant',
        bar: 'Bar',
        retail: 'Laden',
        services: 'Dienstleistungen',
        tech: 'Technik',
        entertainment: 'Unterhaltung',
        health: 'Gesundheit und Schönheit',
        education: 'Bildung',
        travel: 'Reisen',
        other: 'Etwas anderes'
      },
      firstrun: {
        open: 'Einrichten: Tische, Karten, Prüfungen',
        half_way: 'Ihr Programm ist noch nicht fertig eingerichtet.',
        go_on: 'Weitermachen',
        step: 'Schritt {n} von {of}',
        back: 'Einen Schritt zurück',
        later: 'Später',
        next: 'Weiter',
        stamps: 'keine Stempel | 1 Stempel | {n} Stempel',
        points: 'keine Punkte | 1 Punkt | {n} Punkte',
        place: {
          title: 'Punkte für jeden Besuch',
          another: 'Anderes Lokal',
          about:
            'Sagen Sie, welches Lokal es ist; dann bringt jede Rechnung, die in seine Wallet bezahlt wird, Punkte.',
          wallet: 'Wallet, in die Rechnungen bezahlt werden',
          wallet_hint: 'Vorher bezahlte Rechnungen bringen nichts.',
          no_wallet:
            'Sie haben noch keine eigene Wallet: Legen Sie in LNbits eine an.'
        },
        offer: {
          title: 'Was bekommen Gäste?',
          about:
            'Nehmen Sie, was am nächsten kommt; jede Zahl lässt sich ändern.'
        },
        presets: {
          stamps: {
            title: 'Der 10. Kaffee gratis',
            words:
              'Ein Stempel für jeden Besuch. Neun davon sind ein Gratiskaffee.',
            why: 'Am meisten bekommt ein Gast, der immer nur einen Kaffee bezahlt.'
          },
          points: {
            title: 'Punkte mit Bronze, Silber und Gold',
            words:
              '1 Punkt für je 1.000 Sats, drei Prämien und mehr Punkte für Stammgäste.',
            why: 'Am meisten bekommt ein Gold-Gast: Die Punkte zählen 1,25-fach.'
          },
          sats: {
            title: '3 % zurück in Sats',
            words:
              'Ein Punkt ist ein Sat, und 1.000 davon gehen von einer späteren Rechnung ab.',
            why: 'Gäste lösen sie auf einer Rechnung ein. Sats in die eigene Wallet gibt es, sobald sich Sats zurück hier einschalten lässt; bis dahin wird das niemandem versprochen.'
          }
        },
        names: {
          coffee: 'Kaffee',
          free_coffee: 'Gratiskaffee',
          free_dessert: 'Gratisdessert',
          free_lunch: 'Gratismittagessen',
          sats_off: '{n} Sats weniger',
          bronze: 'Bronze',
          silver: 'Silber',
          gold: 'Gold'
        },
        preview: {
          title: 'Was es gibt und was es kostet',
          about:
            'Ändern Sie die Zahlen, bis sie passen; Gäste sehen keine Kosten.',
          earns: 'Eine Rechnung über {bill} Sats bringt {points}.',
          earns_items:
            'Eine Rechnung über {bill} Sats mit Kaffees bringt {points}.',
          costs: '{name} für {points}: kostet Sie {sats}.',
          share: '{percent} der Ausgaben dafür.',
          gives: 'Sie geben {to} der Ausgaben zurück.',
          gives_between: 'Sie geben zwischen {from} und {to} zurück.',
          by: 'Was einen Stempel bringt',
          by_visit: 'Ein Stempel für jeden Besuch, einmal am Tag',
          by_item:
            'Ein Stempel für jeden Kaffee auf der Rechnung (kommt in Ihr Menü)',
          every: 'Gratis ist jeder',
          every_hint: '10: neun Stempel, und der zehnte ist gratis',
          price: 'Sie verkaufen ihn für',
          price_coffee: 'Preis eines Kaffees',
          paper:
            'Das Team darf bis zu {n} Stempel einer alten Papierkarte übertragen, einmal',
          percent: 'Zurück von jeder Rechnung',
          percent_needed: 'Bitte von 0,1 bis 50, mit einer Nachkommastelle.',
          off: 'Eingelöst in Schritten von',
          per: 'Ein Punkt für je',
          act: 'Damit anfangen',
          done: 'Rechnungen bringen ab jetzt Punkte danach'
        },
        tables: {
          title: 'Wie viele Tische?',
          about:
            'Jeder bekommt einen Code, den Gäste scannen, und ein Kärtchen zum Drucken.',
          count: 'Tische',
          count_needed:
            'Bitte von 1 bis {n}. Weitere lassen sich später hinzufügen.',
          make: 'Codes machen',
          none: 'Keine Tische',
          there:
            'Kein Tisch hat einen Code | 1 Tisch hat einen Code | {n} Tische haben einen Code'
        },
        cards: {
          title: 'Gäste ohne Handy?',
          about: 'Zehn Karten auf einem Blatt, für alle, die Papier mögen.'
        },
        check: {
          title: 'Bereit für den ersten Gast',
          about: 'Diese Liste hakt sich selbst ab; nichts darauf hält Sie auf.',
          open: 'Alles ist bereit | 1 Sache anzusehen | {n} Sachen anzusehen',
          done: 'Fertig',
          todo: 'Anzusehen',
          charge: 'Erste Rechnung kassieren',
          finish: 'Zu Ihrem Programm'
        },
        checks: {
          https: {
            title: 'Sichere Adresse (https)',
            https: 'Die Handys der Gäste vertrauen dieser Adresse.',
            http: 'Ohne sie halten Handys keine Karte und öffnen keine Kamera. Stellen Sie einen Proxy mit Zertifikat vor LNbits.'
          },
          reachable: {
            title: 'Von außen erreichbar',
            public: 'Codes führen zu {address}.',
            private:
              'Nur Handys in Ihrem eigenen Netz erreichen {address}. Setzen Sie LNBITS_BASEURL auf eine Adresse im Internet.',
            loopback:
              '{address} ist dieser Computer selbst: Kein Handy kommt dorthin. Setzen Sie LNBITS_BASEURL auf die Adresse, die Gäste nutzen.',
            unset:
              'Setzen Sie LNBITS_BASEURL auf die Adresse, die Gäste nutzen.',
            elsewhere:
              'Sie kamen über {here}, aber Codes führen zu {address}. Nutzen Sie diese, oder setzen Sie LNBITS_BASEURL auf Ihre.'
          },
          price: {
            title: 'Kurs Ihrer Währung',
            no_currency: 'Alles ist in Sats: Es braucht keinen.',
            live: 'Er ist bekannt, Stand jetzt.',
            kept: 'Der letzte bekannte von heute genügt. Die Kursquellen antworten gerade nicht.',
            none: 'Rechnungen in dieser Währung sind nicht möglich. Schalten Sie in den Einstellungen von LNbits eine Kursquelle ein, oder kassieren Sie in Sats.'
          },
          audit: {
            title: 'Schlüssel der Gäste bleiben aus dem Protokoll des Servers',
            left_out: 'LNbits behält keinen davon.',
            kept: 'LNbits behält sie bei fehlgeschlagenen Aufrufen eine Woche. Nehmen Sie in dessen Einstellungen unter Audit den Pfad /loyalty/.* aus'
          },
          clock: {
            title: 'Uhr',
            right: 'Dieses Gerät und der Server stimmen überein.',
            off: 'Dieses Gerät und der Server liegen {n} Sekunden auseinander: Unterschriften von Gästen gelten sechzig. Lassen Sie beide ihre Uhr nach dem Netz stellen.'
          }
        }
      },
      paper: {
        title: 'Karten auf Papier',
        about:
          'Zehn auf einem Blatt. Die Vorderseite wird an der Theke gescannt; die Rückseite bringt die Punkte eines Tages auf ein Handy.',
        make: 'Zehn Karten machen',
        again: 'Zehn weitere machen',
        making: 'Karte {n} von {of} wird gemacht',
        print: 'Drucken',
        ready:
          'Zehn Karten sind bereit, nur auf dieser Seite. Drucken Sie sie, bevor Sie sie verlassen.',
        how: 'A4, beidseitig, über die lange Kante gewendet, in Originalgröße.',
        careful:
          'Die Rückseite ist wie Bargeld: Wer sie hat, hat die Punkte. Niemand kann dieselbe Karte noch einmal drucken.',
        insecure:
          'Ihr Browser macht Karten nur auf einer sicheren Adresse (https).',
        number: 'Karte …{end}',
        show: 'Zeig diese Karte beim Bezahlen',
        keep: 'Punkte für jeden Besuch. Kein Handy, keine App.',
        back_title: 'Doch ein Handy?',
        back_words: 'Scann das und gib ein:',
        back_small:
          'Deine Punkte ziehen aufs Handy um, einmal. Behalte diese Seite für dich.'
      },
      lists: {
        title: 'Erweitert: Listen und Umzug',
        about:
          'Gäste hereinholen, alles mitnehmen oder auf einen anderen Server umziehen.',
        in_title: 'Gäste aus einer Liste hereinholen',
        in_about:
          'Eine CSV-Datei, deren erste Zeile die Spalten customer_pubkey und points nennt; nickname, reason und row_id dürfen dabei sein. Sie wird zuerst angesehen, und nichts wird gegeben. Eine Zeile zählt nur ein einziges Mal: Dieselbe Datei noch einmal ändert nichts.',
        choose: 'CSV-Datei wählen',
        counts:
          'Nichts darin kann übernommen werden | 1 Zeile mit {points} Punkten | {n} Zeilen mit {points} Punkten',
        unread: 'Ausgelassene Spalten: {columns}.',
        errors: '{n} Zeilen können nicht übernommen werden:',
        line: 'Zeile {line}: {detail}',
        take: '{points} Punkte geben',
        busy: '{percent} % erledigt',
        done: 'Nichts war neu. | 1 Zeile war neu. {wrong} konnten nicht übernommen werden. | {n} Zeilen waren neu. {wrong} konnten nicht übernommen werden.',
        out_title: 'Alles mitnehmen',
        out_about:
          'Gäste als Liste, die sich wieder hereinholen lässt, und alles, was es gibt, als ein Archiv: Gäste, Verlauf, Rechnungen, Einstellungen.',
        customers: 'Gäste (CSV)',
        everything: 'Alles (ZIP)'
      },
      moving: {
        away_title: 'Dieses Programm auf einen anderen Server umziehen',
        away_about:
          'Karten, Verlauf, Stufen, Prämien und Lokale kommen in einer Datei mit und erweisen sich drüben als richtig. Hier wird ab dieser Sekunde nichts mehr gesammelt oder eingelöst, für immer: Niemand kann dieselben Punkte zweimal einlösen.',
        goes: '{cards} Karten mit {events} Einträgen und {points} Punkten kommen mit.',
        stay: 'Das bleibt hier:',
        stays: {
          bills:
            'keine Rechnungen | 1 Rechnung und ihr Beleg | {n} Rechnungen und ihre Belege',
          unclaimed_receipts:
            'keine | 1 Beleg, dessen Punkte niemand gesichert hat | {n} Belege, deren Punkte niemand gesichert hat',
          open_vouchers: 'keine | 1 offener Gutschein | {n} offene Gutscheine',
          sats_owed:
            'keine | noch geschuldete Sats, einmal | noch geschuldete Sats, {n}-mal',
          staff: 'niemand | 1 Person des Teams | {n} Personen des Teams',
          links_and_keys:
            'keine | 1 Link oder Schlüssel: dort neu machen | {n} Links und Schlüssel: dort neu machen',
          tables:
            'keine | 1 Tisch: Code neu drucken | {n} Tische: Codes neu drucken',
          nostr_keys:
            'keine | der Nostr-Schlüssel des Programms: zuerst speichern | {n} Nostr-Schlüssel: zuerst speichern',
          discount_rules: 'keine | 1 Rabatt | {n} Rabatte',
          reviews: 'keine | 1 Bewertung | {n} Bewertungen'
        },
        reserved:
          'keine | 1 Prämie ist vorgemerkt. Bitte zuerst geben oder stornieren. | {n} Prämien sind vorgemerkt. Bitte zuerst geben oder stornieren.',
        away_act: 'Umziehen',
        confirm_title: 'Für immer umziehen?',
        confirm_words:
          'Sie bekommen die Datei, sobald Sie bestätigen. Holen Sie sie auf dem anderen Server herein: Bis dahin haben Ihre Gäste nirgends Punkte. Dieser Server gibt sie nicht zurück.',
        moved:
          'Dieses Programm ist am {day} umgezogen. Hier wird nichts mehr gesammelt.',
        again: 'Datei noch einmal speichern',
        here_title: 'Ein Programm hierher holen',
        here_about:
          'Die Datei, die Ihnen ein anderer Server gab. Jede Karte darin wird zuerst geprüft; ihre Lokale kommen auf diese Wallet. Es kommt alles herein oder nichts.',
        choose: 'Datei wählen',
        here_act: 'Hierher holen',
        arrived: '{names}: {cards} Karten mit {points} Punkten sind hier.',
        is_here: 'Das Programm ist hier'
      },
      health: {
        status: {
          ok: 'Alles ist gut.',
          warning: 'Etwas braucht einen Blick.',
          trouble: 'Etwas stimmt nicht.'
        },
        states: {
          ok: 'gut',
          warning: 'braucht einen Blick',
          trouble: 'stimmt nicht'
        },
        version: 'Version {version}',
        failed:
          'Dieser Teil ließ sich nicht fragen. Das Protokoll sagt, warum.',
        not_yet: 'noch nicht',
        about:
          'Alle 15 Sekunden angesehen. Prometheus liest dasselbe: siehe die Anleitung zum Betrieb.',
        parts: {
          listener: 'Zahlungen, wie sie kommen',
          reconciliation: 'Jede Zahlung gezählt',
          sweeps: 'Was fällig wurde',
          outbox: 'Wartet auf Versand zu Nostr',
          payouts: 'Sats für Gäste',
          chains: 'Karten, die stimmen',
          jobs: 'Lange Arbeiten',
          webhooks: 'Wartet auf andere Programme',
          database: 'Platz auf der Festplatte'
        },
        figures: {
          listening: 'hört zu',
          waiting: 'wartend',
          behind_seconds: 'Sekunden zurück',
          stuck: 'noch nicht beurteilt',
          oldest_seconds: 'älteste, in Sekunden',
          ago_seconds: 'vor Sekunden',
          failing: 'schlägt fehl',
          failures: 'Fehler in Folge',
          to_sign: 'zu unterschreiben',
          given_up: 'aufgegeben',
          unknown: 'niemand weiß, ob gezahlt',
          failed: 'fehlgeschlagen',
          pending: 'zu zahlen',
          other: 'unterwegs',
          not_genuine: 'nicht echt',
          wrong_books: 'ergeben nicht ihre Summe',
          checked_long_ago: 'vor über einem Monat geprüft',
          never_checked: 'nie geprüft',
          running: 'laufend',
          stopped: 'angehalten',
          bytes: 'Größe'
        }
      },
      venue: {
        place: 'Das Lokal',
        contact: 'Kontakt',
        name: 'Name',
        category: 'Art des Lokals',
        timezone: 'Zeitzone',
        timezone_hint: 'Dort ist es jetzt {time}.',
        no_zone:
          'Diese Zeitzone gibt es nicht. Suchen Sie eine große Stadt in Ihrer Nähe.',
        day_start: 'Der Tag beginnt um',
        day_start_hint: 'Frühere Rechnungen gehören zum Abend davor.',
        currency: 'Währung',
        currency_hint: 'Freiwillig. Ohne eine ist alles in Sats.',
        no_currency: 'Dieser Server hat keinen Kurs dafür.',
        mode: 'Treuepunkte',
        modes: {
          full: 'An: Rechnungen bringen Punkte',
          bistro: 'Aus: kassieren und Bestellungen verfolgen',
          bar: 'Aus: nur kassieren'
        },
        mode_hint: {
          full: 'Gäste sehen hier ihre Karten.',
          bistro:
            'Karten sind verborgen, nicht gelöscht. Inzwischen bezahlte Rechnungen bringen nie Punkte.',
          bar: 'Karten sind verborgen, nicht gelöscht. Inzwischen bezahlte Rechnungen bringen nie Punkte.'
        },
        description: 'Beschreibung',
        address: 'Adresse',
        city: 'Stadt',
        country: 'Land',
        country_hint: 'Zwei Buchstaben, etwa DE',
        phone: 'Telefon',
        email: 'E-Mail',
        website: 'Website',
        website_hint: 'Beginnt mit https://',
        counts: 'Zahlungen, die zählen',
        counts_about:
          'Andere Erweiterungen dieses Servers, die Geld in diese Wallet bekommen. Was eingeschaltet ist, zählt ab jetzt; ohne Namen sichert der Gast die Punkte vom Beleg.',
        adapters: {
          tpos: 'TPoS',
          tpos_cash: 'Bargeld am TPoS',
          lnurlp: 'Lightning-Adressen und Zaps',
          nostrmarket: 'Nostr-Markt',
          restaurant: 'Restaurantbestellungen',
          webshop: 'Webshop',
          events: 'Eintrittskarten',
          tabs: 'Deckel',
          satspay: 'SatsPay',
          paywall: 'Paywall',
          plain: 'Jede andere Rechnung dieser Wallet'
        },
        adapter_hint: {
          tpos: 'Trinkgeld bringt nichts. Der Schlüssel eines Gasts in der Notiz an der Kasse nennt ihn.',
          tpos_cash:
            'Wer den Link der Kasse hat, kann sagen, dass bar bezahlt wurde. Es bringt nur Punkte, wenn das Programm zurückrufbares Geld zählt.',
          lnurlp: 'Wer einen Zap schickt, sammelt.',
          nostrmarket: 'Wer bestellt, sammelt.',
          restaurant: 'Der Gast der Bestellung sammelt.',
          webshop: 'Gäste sichern ihre Punkte vom Beleg.',
          events: 'Gäste sichern ihre Punkte vom Beleg.',
          tabs: 'Gäste sichern ihre Punkte vom Beleg.',
          satspay: 'Gäste sichern ihre Punkte vom Beleg.',
          paywall: 'Gäste sichern ihre Punkte vom Beleg.',
          plain:
            'Auch Geld, das keine Rechnung ist, wie Lohn oder eine Aufladung durch Freunde.'
        },
        external_ids: 'Seine Namen in anderen Programmen',
        external_ids_hint: 'Einer je Zeile, etwa tpos:abc',
        close: 'Dieses Lokal schließen',
        close_about:
          'Rechnungen bringen endgültig nichts mehr. Was gesammelt wurde, bleibt verzeichnet.',
        close_act: 'Lokal schließen',
        close_title: '{name} schließen?',
        close_words:
          'Ab diesem Moment bringen Rechnungen nichts, Schlüssel seiner Geräte und Programme gelten nicht mehr, und Gäste sehen hier ihre Karten nicht mehr. Das lässt sich nicht rückgängig machen.',
        closed: '{name} ist geschlossen'
      },
      badges: {
        title: 'Abzeichen',
        from: 'Von {key}',
        remove: 'Entfernen',
        badges: {
          title: 'Abzeichen anderer',
          about:
            'Ein Abzeichen auf dieser Liste zählt hier, wer immer es zeigt. Was es bringt, legen Ihre Rabatte fest.',
          none: 'Noch keine Abzeichen anderer. Fügen Sie eines hinzu, und Gäste, die es haben, können einen Rabatt bekommen.',
          add: 'Abzeichen hinzufügen',
          address: 'Adresse des Abzeichens',
          address_hint: 'Beginnt mit naddr1 oder mit 30009:',
          remove: '{name} entfernen',
          remove_title: '{name} entfernen?',
          remove_words:
            'Ab jetzt zählt es hier nicht mehr, und Rabatte, die danach fragen, gibt es nicht.',
          added: '{name} zählt ab jetzt',
          removed: '{name} ist entfernt'
        },
        issuers: {
          title: 'Vertraute Aussteller',
          about: 'Alle Abzeichen dieser Leute zählen hier, auch künftige.',
          none: 'Noch niemand. Vertrauen Sie nur, wessen Abzeichen Sie alle annehmen würden.',
          add: 'Einem Aussteller vertrauen',
          address: 'Nostr-Schlüssel',
          address_hint: 'Die eigene App zeigt ihn unter dem Profil',
          remove: '{name} entfernen',
          remove_title: '{name} nicht mehr vertrauen?',
          remove_words:
            'Diese Abzeichen zählen hier nicht mehr, außer denen auf der Liste oben.',
          added: '{name} wird ab jetzt vertraut',
          removed: '{name} ist entfernt'
        },
        everywhere: {
          title: 'Abzeichen, die überall zählen',
          about:
            'Ein Abzeichen auf dieser Liste zählt in jedem Lokal, wer immer es zeigt. Was es bringt, legen Rabatte fest.',
          none: 'Noch keine Abzeichen. Fügen Sie eines hinzu, und es zählt in jedem Lokal.',
          add: 'Abzeichen hinzufügen',
          address: 'Adresse des Abzeichens',
          address_hint: 'Beginnt mit naddr1 oder mit 30009:',
          remove: '{name} entfernen',
          remove_title: '{name} entfernen?',
          remove_words:
            'Ab jetzt zählt es nur, wo ein Lokal es auf der eigenen Liste hat.',
          added: '{name} zählt ab jetzt',
          removed: '{name} ist entfernt'
        },
        issuers_everywhere: {
          title: 'Aussteller, denen überall vertraut wird',
          about:
            'Alle Abzeichen dieser Leute zählen in jedem Lokal, auch künftige.',
          none: 'Noch niemand. Vertrauen Sie nur, wessen Abzeichen alle Lokale annehmen würden.',
          add: 'Einem Aussteller vertrauen',
          address: 'Nostr-Schlüssel',
          address_hint: 'Die eigene App zeigt ihn unter dem Profil',
          remove: '{name} entfernen',
          remove_title: '{name} nicht mehr vertrauen?',
          remove_words:
            'Diese Abzeichen zählen nur, wo ein Lokal ihnen selbst vertraut.',
          added: '{name} wird ab jetzt vertraut',
          removed: '{name} ist entfernt'
        },
        own: {
          title: 'Ihre eigenen Abzeichen',
          about:
            'Für Freunde des Hauses, Mitglieder, Helfer: Geben Sie eines von Hand, und lassen Sie einen Rabatt danach fragen. Stufen haben eigene Abzeichen.',
          none: 'Noch keine eigenen Abzeichen. Machen Sie eines, und geben Sie es, wem Sie mögen.',
          make: 'Abzeichen machen',
          name: 'Name',
          description: 'Wofür es ist',
          description_hint: 'Gäste lesen das',
          image: 'Bild',
          image_hint: 'Eine Adresse, die mit https:// beginnt',
          made: '{name} ist fertig',
          holders: 'Niemand hat es | 1 Gast hat es | {n} Gäste haben es',
          see: 'Wer {name} hat',
          held: 'Wer {name} hat',
          nobody: 'Noch hat es niemand.',
          guest: 'Gast',
          guest_hint: 'Der Nostr-Schlüssel, wie ihn die App des Gasts zeigt',
          give: 'Geben',
          given: '{name} ist gegeben',
          take: 'Zurücknehmen',
          take_from: 'Von {name} zurücknehmen',
          taken: 'Von {name} zurückgenommen',
          since: 'seit {day}',
          end: '{name} beenden',
          end_title: '{name} beenden?',
          end_words:
            'Niemand hat es jetzt. Es ist dann nicht mehr zu bekommen. | 1 Gast verliert es. Es ist dann nicht mehr zu bekommen. | {n} Gäste verlieren es. Es ist dann nicht mehr zu bekommen.',
          end_act: 'Beenden',
          ended: '{name} ist beendet'
        },
        events: {
          title: 'Veranstaltungen, die Sie unterstützen',
          about:
            'Am Tag einer Veranstaltung kann ein Rabatt für die gelten, die ein Abzeichen haben. Ihr Tag beginnt mit Ihrem Geschäftstag.',
          none: 'Noch keine Veranstaltungen. Fügen Sie eine mit ihrer Adresse hinzu, und ihr Tag ist bekannt.',
          add: 'Veranstaltung hinzufügen',
          address: 'Adresse der Veranstaltung',
          address_hint: 'Beginnt mit naddr1 oder mit 31923:',
          today: 'Heute',
          remove: '{name} entfernen',
          remove_title: '{name} entfernen?',
          remove_words: 'Rabatte ihres Tages gibt es nicht mehr.',
          added: '{name} ist hinzugefügt',
          removed: '{name} ist entfernt'
        },
        where:
          'Abzeichen anderer werden auf den Relays unter Einstellungen, Erweitert: Nostr gesucht. Ohne eines zählen nur Ihre eigenen Abzeichen und Stufen.'
      },
      directory: {
        title: 'Verzeichnis',
        about:
          'Wie neue Gäste dieses Lokal finden. Name, Adresse und Kontakt haben hier eigene Karten.',
        latitude: 'Breitengrad',
        longitude: 'Längengrad',
        degrees_needed: 'Bitte Grad von -{n} bis {n}.',
        pick: 'Auf der Karte wählen',
        pick_hint: 'Tippen Sie dorthin, wo die Tür ist.',
        no_map:
          'Die Karte lässt sich gerade nicht zeigen. Tippen Sie stattdessen die Zahlen.',
        hours: 'Öffnungszeiten',
        hours_hint: 'Etwa Mo-Fr 08:00-20:00; Sa 09:00-14:00',
        hours_now: 'Jetzt: {words}',
        hours_unknown:
          'Noch nicht lesbar. Schreiben Sie es wie Mo-Fr 08:00-20:00; Sa 09:00-14:00',
        pay: 'Wie Gäste zahlen',
        lightning: 'Lightning',
        onchain: 'Bitcoin on-chain',
        pictures: 'Bilder',
        pictures_hint:
          'Eine Adresse mit https:// je Zeile; die erste ist das Titelbild.',
        btcmap: 'Auf BTC Map eintragen',
        btcmap_words:
          'BTC Map zeigt, was OpenStreetMap weiß. Kopieren Sie diese Tags, suchen Sie Ihr Lokal auf openstreetmap.org, und fügen Sie sie dort ein.',
        copy_tags: 'Tags kopieren',
        standing: {
          draft:
            'Nicht im Verzeichnis. Fragen Sie die Community, wenn Sie so weit sind.',
          unasked:
            'Noch nicht im Verzeichnis. Bitten Sie die Community, es anzusehen.',
          pending: 'Die Community sieht es sich an. Gefragt: {day}.',
          approved: 'Im Verzeichnis. Gäste finden dieses Lokal.',
          rejected: 'Nicht aufgenommen: {reason}',
          suspended: 'Vorläufig herausgenommen: {reason}'
        },
        ask: 'Um Aufnahme bitten',
        ask_again: 'Noch einmal bitten',
        ask_words:
          'Jemand von der Community sieht es sich an. Alles hier ist freiwillig; es zeigt, dass Sie sind, wer Sie sagen.',
        domain: 'Domain Ihrer Website',
        domain_hint: 'Etwa example.com',
        osm_id: 'OpenStreetMap',
        osm_id_hint: 'Etwa node/123 oder die Adresse',
        nip05: 'Nostr-Adresse',
        nip05_hint: 'Etwa shop@example.com; wird sofort nachgesehen',
        statement: 'In Ihren Worten',
        statement_hint: 'Wer Sie sind und wie man Sie erreicht',
        send: 'Senden',
        open_page: 'Seite öffnen',
        reviews: 'Was Gäste sagen',
        no_reviews:
          'Noch keine Bewertungen. Gäste schreiben sie auf Ihrer Seite, sobald sie hier bezahlt haben.',
        stars: 'keine Sterne | 1 Stern | {n} Sterne',
        reply: 'Antworten',
        change_reply: 'Antwort ändern',
        your_reply: 'Sie: {words}',
        reply_hint: 'Alle lesen es. Leer nimmt es weg.',
        reply_done: 'Die Antwort ist da',
        report: 'Melden',
        report_hint: 'Was daran falsch ist; die Community liest es.',
        report_done: 'Die Community sieht es sich an',
        in_words: 'Ihre Worte',
        copy_link: 'Link kopieren'
      },
      network: {
        queue: 'Orte zum Ansehen',
        show: 'Zeigen',
        shown: {
          pending: 'Wartend',
          changed: 'Seit der Aufnahme geändert',
          approved: 'Im Verzeichnis',
          rejected: 'Nicht aufgenommen',
          suspended: 'Herausgenommen'
        },
        none_waiting:
          'Niemand wartet. Orte, die um Aufnahme bitten, erscheinen hier von selbst.',
        none: 'Nichts dieser Art.',
        asked: 'gefragt: {day}',
        says: 'Eigene Worte: {words}',
        because: 'Weil: {reason}',
        changed_since: 'Seither geändert: {fields}',
        stale: 'Seit einem Jahr hat niemand nachgesehen.',
        fields: {
          name: 'Name',
          address: 'Adresse',
          city: 'Stadt',
          country: 'Land',
          latitude: 'Breitengrad',
          longitude: 'Längengrad',
          osm_id: 'OpenStreetMap'
        },
        states: {holds: 'Stimmt', fails: 'Stimmt nicht', open: 'Nicht bekannt'},
        checks: {
          domain: {
            same_host: 'Die Domain ist die der Website',
            other_host: 'Die Domain ist nicht die der Website',
            no_website: 'Eine Domain, aber keine Website zum Vergleichen',
            not_shown: 'Keine Domain gezeigt'
          },
          nip05: {
            matches: 'Die Nostr-Adresse nennt den Schlüssel',
            other_key: 'Die Nostr-Adresse nennt einen anderen Schlüssel',
            no_answer: 'Die Nostr-Adresse hat nicht geantwortet',
            no_key: 'Eine Nostr-Adresse, aber kein Schlüssel zum Vergleichen',
            not_shown: 'Keine Nostr-Adresse gezeigt'
          },
          osm_id: {
            well_formed: 'Nennt einen Ort auf OpenStreetMap',
            malformed: 'Nennt keinen Ort auf OpenStreetMap',
            not_shown: 'Kein Ort auf OpenStreetMap gezeigt'
          },
          place: {
            address_and_point: 'Hat Adresse und Position',
            point_only: 'Hat eine Position, aber keine Adresse',
            not_shown: 'Hat keine Position'
          }
        },
        on_map: 'Auf OpenStreetMap',
        page: 'Seite ansehen',
        approve: 'Aufnehmen',
        again: 'Wieder angesehen',
        refuse: {rejected: 'Nicht aufnehmen', suspended: 'Herausnehmen'},
        refuse_title: {
          rejected: '{name} nicht aufnehmen?',
          suspended: '{name} herausnehmen?'
        },
        why: 'Warum',
        why_hint: 'Wird dort gelesen.',
        done: {
          approved: '{name} ist im Verzeichnis',
          rejected: '{name} wurde nicht aufgenommen',
          suspended: '{name} wurde herausgenommen'
        },
        partners: 'Partner',
        reviews: 'Gemeldete Bewertungen',
        no_reviews: 'Keine Bewertung wurde gemeldet.',
        reported: 'nicht gemeldet | einmal gemeldet | {n}-mal gemeldet',
        hide: 'Verbergen',
        hide_title: 'Diese Bewertung verbergen?',
        hide_hint: 'Wer sie geschrieben hat, liest es.',
        hidden: 'Die Bewertung ist verborgen',
        show_again: 'Wieder zeigen',
        shown_again: 'Die Bewertung ist wieder zu sehen',
        partners_word: 'Partner',
        joined_word: 'Neu',
        too_few: 'Zu wenige für eine Aussage',
        recent:
          'Aktive Orte, Gäste und Rabatte sind die der letzten dreißig Tage.',
        figures: {
          partners: 'Partner',
          active: 'Mit Rechnungen',
          waiting: 'Wartend',
          guests: 'Gäste mit Karte',
          shared: 'Gäste in zwei oder mehr',
          discounts: 'Gegebene Rabatte'
        },
        growth: 'Wie das Netzwerk wächst',
        growth_summary: 'Partner in zwölf Monaten: von {from} auf {to}.',
        as_table: 'Als Tabelle',
        month: 'Monat',
        coverage: 'Wo Partner sind',
        no_partners:
          'Noch keine Partner. Sobald ein Ort aufgenommen ist, erscheint seine Stadt hier.',
        no_city: 'Keine Stadt angegeben',
        no_country: 'Kein Land angegeben',
        settings: 'Öffentliche Seiten',
        settings_about: 'Was Gäste unter {address} sehen.',
        name: 'Name der Community',
        name_hint: 'Steht über der Liste der Orte.',
        tile_url: 'Bilder der Karte',
        tile_url_hint:
          "Eine Adresse mit https:// und {'{z}'}, {'{x}'} und {'{y}'}. Leer: keine Karte, nur die Liste.",
        attribution: 'Wer die Karte gemacht hat',
        attribution_hint: 'Steht unter der Karte, wie ihre Lizenz es will.',
        use_osm: 'OpenStreetMap nehmen',
        tile_warning:
          'Mit einer Karte holen die Browser der Gäste Bilder von jenem Server: Er sieht ihre Adresse und was sie ansehen. Ohne wird niemand sonst gefragt.'
      },
      tables: {
        title: 'Tische',
        about:
          'Ein Code auf jedem Tisch: Gäste scannen ihn, und das Team sieht, wer wo sitzt. Mit einem Tippen kommen die Punkte auf die richtige Karte.',
        none: 'Noch keine Tische. Legen Sie sie an, drucken Sie die Codes, und kleben Sie sie auf.',
        add: 'Tische hinzufügen',
        names: 'Tische',
        names_hint: 'Etwa: 1-12 oder: Bar, Terrasse 1',
        too_many: 'Bitte höchstens {n} auf einmal.',
        copy: 'Link von {name} kopieren',
        remove: '{name} entfernen',
        remove_title: '{name} entfernen?',
        remove_words:
          'Der Code darauf gilt sofort nicht mehr. Ein Tisch mit demselben Namen bekommt einen neuen Code.',
        remove_act: 'Entfernen',
        removed: '{name} ist entfernt',
        added: '1 Tisch hinzugefügt | {n} Tische hinzugefügt',
        print: 'Codes drucken',
        print_hint: 'Ein Kärtchen je Tisch, im Format A6.',
        card_words: 'Punkte für jeden Besuch. Scannen. Keine App.',
        card_table: 'Tisch {n}'
      },
      used: {
        never: 'Noch nicht benutzt',
        now: 'Eben benutzt',
        day: 'Zuletzt benutzt {day}'
      },
      links: {
        title: 'Links für Geräte',
        about:
          'Ein Link öffnet die Bestellungen auf einem Handy oder Tablet, ohne Konto. Geben Sie jeder Person oder jedem Gerät einen, und beenden Sie ihn bei Verlust oder Abschied.',
        none: 'Kein Gerät hat einen Link.',
        make: 'Link machen',
        name: 'Wessen, oder wo',
        name_hint: 'Etwa: Tablet an der Bar oder: Ana',
        role: 'Er darf',
        roles: {
          waiter: 'Service: Bestellungen, Rechnungen, Prämien geben',
          manager: 'Leitung: auch Gäste, Zahlen, Erstattungen, Punkte von Hand'
        },
        role_short: {waiter: 'Service', manager: 'Leitung'},
        made_title: 'Der Link für {name}',
        once: 'Scannen Sie ihn jetzt mit dem Gerät, oder kopieren Sie ihn. Er wird nicht noch einmal gezeigt.',
        qr: 'Der Link als QR-Code',
        kept: 'Fertig, er ist dort offen',
        end: 'Beenden',
        end_title: 'Link von {name} beenden?',
        end_words:
          'Das Gerät sieht ab diesem Moment nichts mehr. Das lässt sich nicht rückgängig machen.',
        end_act: 'Link beenden',
        ended: 'Der Link von {name} ist beendet'
      },
      staff: {
        people: 'Personen',
        people_about:
          'Wer hier arbeitet. Auf einem gemeinsamen Tablet tippen sie ihr Kürzel an, damit jede Handlung sagt, von wem sie ist.',
        people_none: 'Noch ist niemand genannt.',
        add: 'Person hinzufügen',
        edit: '{name} ändern',
        initials: 'Kürzel',
        initials_needed: 'Bitte ein bis vier Buchstaben.',
        person_name: 'Name',
        pin: 'PIN',
        pin_hint:
          'Vier Ziffern. Gefragt, wo der Gast nicht selbst bestätigen kann.',
        pin_kept: 'Es gibt eine. Schreiben Sie eine andere, um sie zu ändern.',
        pin_needed: 'Bitte vier Ziffern.',
        pin_none: 'Keine PIN',
        pin_some: 'Hat eine PIN',
        pin_drop: 'PIN wegnehmen',
        card: 'Die eigene Karte als Gast',
        card_hint:
          'Scannen Sie ihren Code, oder fügen Sie ihn ein. Wer hier arbeitet, bringt keine neuen Gäste und sammelt nichts dafür.',
        card_kept:
          'Es gibt eine. Sie wird nicht gezeigt; schreiben Sie eine andere, um sie zu ändern.',
        card_needed: 'Das ist keine Karte.',
        card_some: 'Hat eine Karte',
        card_drop: 'Karte wegnehmen',
        leave: '{name} abmelden',
        leave_title: '{name} aus dem Team nehmen?',
        leave_words:
          'Ab diesem Moment ist nichts mehr möglich. Was getan wurde, bleibt verzeichnet.',
        leave_act: 'Aus dem Team',
        left: '{name} ist nicht mehr im Team'
      },
      keys: {
        title: 'Schlüssel für andere Programme',
        about:
          'Eine andere Erweiterung oder ein eigenes Programm handelt mit einem Schlüssel für dieses Lokal, und nur so weit, wie Sie ankreuzen. Geben Sie jedem einen eigenen, und beenden Sie ihn, wenn Sie ihn nicht mehr brauchen.',
        none: 'Kein Programm hat einen Schlüssel.',
        make: 'Schlüssel machen',
        name: 'Für welches Programm',
        name_hint: 'Etwa: TPoS an der Bar',
        may_title: 'Er darf',
        may: {
          orders: 'Rechnungen machen',
          monitor: 'Bestellungen und Karten sehen',
          pos: 'An einer Kasse kassieren',
          redeem: 'Prämien geben',
          read: 'Gäste und Zahlen lesen',
          manage: 'Punkte und Namen berichtigen',
          payout: 'Sats zurücksenden',
          metrics: 'Zahlen des ganzen Servers lesen'
        },
        means: {
          orders:
            'Eigene bezahlte Rechnungen melden und fragen, wer der Gast ist. Die meisten anderen Erweiterungen brauchen nur das.',
          monitor:
            'Bestellungen verfolgen, weiterschieben und die Karte eines Gasts sehen.',
          pos: 'Rechnungen machen, schließen und Gäste darauf setzen.',
          redeem: 'Die Prämie eines Gasts einlösen und zurücknehmen.',
          read: 'Jeder Gast, jede Bewegung von Punkten, alle Berichte.',
          manage:
            'Punkte von Hand geben und abziehen, Erstattungen eintragen, Gäste benennen.',
          payout: 'Geschuldete Sats auszahlen und Erstattungen in Sats senden.'
        },
        since: 'seit {day}',
        made_title: '{name} ist bereit',
        once: 'Scannen oder kopieren Sie ihn jetzt in das Programm. Er wird nicht noch einmal gezeigt.',
        qr: 'Der Schlüssel als QR-Code',
        kept: 'Fertig, er ist aufbewahrt',
        end: 'Beenden',
        end_title: '{name} beenden?',
        end_words:
          'Er gilt sofort nicht mehr. Das lässt sich nicht rückgängig machen.',
        end_act: 'Schlüssel beenden',
        ended: '{name} gilt nicht mehr'
      },
      webhooks: {
        title: 'Erweitert: Webhooks',
        about:
          'Ein Programm von Ihnen oder eine Liefer-App erfährt sofort, wenn hier etwas geschieht.',
        none: 'Noch erfährt niemand etwas. Fügen Sie die Adresse eines Programms hinzu, das diesem Lokal folgen soll.',
        add: 'Webhook hinzufügen',
        change: 'Webhook ändern',
        address: 'Adresse',
        address_hint: 'Etwa https://example.com/loyalty',
        name: 'Name, wenn Sie mögen',
        enabled: 'Es erfährt, was geschieht',
        events_title: 'Es erfährt, wenn',
        events: {
          order_created: 'Eine Rechnung entsteht',
          order_paid: 'Eine Rechnung bezahlt wird',
          order_status: 'Die Küche eine Bestellung weiterschiebt',
          order_refunded: 'Eine Rechnung erstattet wird',
          points_earned: 'Ein Gast Punkte sammelt',
          points_redeemed: 'Ein Gast Punkte einlöst',
          points_granted: 'Punkte gegeben werden',
          points_revoked: 'Punkte zurückgenommen werden',
          points_expired: 'Punkte ablaufen',
          tier_changed: 'Ein Gast eine Stufe erreicht oder verliert',
          review_posted: 'Ein Gast eine Bewertung schreibt',
          ping: 'Ein Test'
        },
        with_customers: 'Sagen, welcher Gast es war',
        with_customers_hint:
          'Ohne das kann niemand daraus ablesen, wer Ihre Gäste sind.',
        made_title: 'Der Webhook ist bereit',
        once: 'Dieses Geheimnis unterschreibt alles, was gesendet wird. Kopieren Sie es jetzt in das Programm: Es wird nicht noch einmal gezeigt.',
        qr: 'Das Geheimnis als QR-Code',
        kept: 'Fertig, es ist aufbewahrt',
        state: {
          ok: 'Alles ist gut.',
          new: 'Es hat noch nichts erfahren.',
          failing: 'Es nimmt nicht an, was es erfährt. {reason}',
          off: 'Ausgeschaltet.'
        },
        next: 'Nächster Versuch: {when}',
        waiting: '{n} warten | 1 wartet. | {n} warten.',
        dead: '{n} aufgegeben | 1 wurde aufgegeben. | {n} wurden aufgegeben.',
        follows: 'Folgt nichts | Folgt 1 Sache | Folgt {n} Sachen',
        try: '{name} testen',
        arrived: '{name} hat den Test bekommen',
        not_arrived: 'Der Test kam nicht an. {reason}',
        edit: '{name} ändern',
        end: '{name} entfernen',
        end_title: 'Diesen Webhook entfernen?',
        end_words:
          '{name} erfährt nichts mehr, und was es erfuhr, wird vergessen.',
        end_act: 'Entfernen',
        ended: 'Der Webhook ist weg',
        log: 'Was {name} erfuhr',
        log_title: 'Was es erfuhr',
        log_none: 'Noch nichts. Was hier geschieht, erscheint von selbst.',
        states: {
          waiting: 'wartet auf Versand',
          sent: 'angekommen',
          dead: 'aufgegeben'
        },
        tries: '{n} Versuche',
        replay: 'Noch einmal senden: {event}',
        replayed: 'Es wird noch einmal gesendet',
        close: 'Schließen'
      },
      nostr: {
        title: 'Erweitert: Nostr',
        about:
          'Damit können Gäste eine Karte zeigen, die jeder prüfen kann, ohne Sie zu fragen.',
        locked:
          'Das Geheimnis des Servers hat sich geändert, deshalb lässt sich der Schlüssel des Programms nicht öffnen. Nichts wird veröffentlicht; Punkte laufen weiter wie bisher. Setzen Sie das alte Geheimnis wieder ein (AUTH_SECRET_KEY, aus einer Sicherung), oder beginnen Sie unten einen neuen Schlüssel.',
        publish: {
          title: 'Das Programm veröffentlichen',
          act: 'Das Programm ist auf Nostr zu sehen',
          relay_first:
            'Fügen Sie unten zuerst ein Relay hinzu: Es gibt keines zum Senden.',
          is_on:
            'Jeder kann Namen, Punkteregel und Stufen lesen. Jede Karte geht versiegelt hinaus: Nur ihr Gast kann sie öffnen.',
          is_off:
            'Nichts wird veröffentlicht, außer Karten, deren Gäste darum baten.',
          title_on: 'Das Programm veröffentlichen?',
          act_on: 'Veröffentlichen',
          consequence_on:
            'Jeder kann dann Namen, Punkteregel und Stufen lesen, für immer. Jede Karte geht versiegelt nur für ihren Gast hinaus; Relays sehen, dass sich eine Karte bewegt hat und wann. Veröffentlichtes lässt sich nicht zurückrufen.',
          title_off: 'Nicht mehr veröffentlichen?',
          act_off: 'Nicht mehr veröffentlichen',
          consequence_off:
            'Nichts Neues geht hinaus, außer Karten, deren Gäste darum baten. Was veröffentlicht ist, bleibt auf den Relays; sie werden gebeten, die Karten zu löschen, und tun es vielleicht nicht.'
        },
        relays: {
          title: 'Relays',
          about:
            'Server, die aufbewahren, was Sie veröffentlichen. Zwei oder drei genügen.',
          none: 'Noch kein Relay. Nennen Sie eines, dann kann das Programm veröffentlicht werden.',
          add: 'Relay hinzufügen',
          address: 'Adresse',
          address_hint: 'Etwa wss://relay.example.com',
          remove: 'Relay entfernen',
          remove_at: '{relay} entfernen',
          remove_title: 'Dieses Relay entfernen?',
          remove_words: 'An {relay} geht nichts mehr. Was es hat, behält es.',
          again_at: 'Bei {relay} noch einmal versuchen',
          again_all: 'Alle noch einmal versuchen',
          retried:
            'Es gab nichts erneut zu senden | 1 wird erneut gesendet | {n} werden erneut gesendet',
          new: 'Dorthin wurde noch nichts gesendet.',
          ok: 'Alles ist angekommen.',
          waiting:
            '{n} warten auf Versand | 1 wartet auf Versand | {n} warten auf Versand',
          paused: 'Es bat um eine Pause.',
          failing:
            'Es ist nicht zu erreichen. | Es ist nicht zu erreichen. Einmal versucht. | Es ist nicht zu erreichen. {n}-mal versucht.',
          dead: '{n} nicht angenommen | 1 nicht angenommen. | {n} nicht angenommen.',
          reason: 'Grund: {reason}',
          next: 'Nächster Versuch: {when}',
          last: 'Zuletzt angekommen: {when}',
          of_guests: 'Das Relay eines Gasts, keines von Ihnen.'
        },
        key: {
          title: 'Der Schlüssel des Programms',
          about:
            'Er unterschreibt, was Sie veröffentlichen. Wer diesen Namen kennt, kann eine Karte prüfen, ohne Sie zu fragen.',
          none: 'Noch gibt es keinen Schlüssel. Er entsteht, wenn Sie das erste Mal veröffentlichen.',
          copy: 'Namen kopieren',
          copy_one: '{key} kopieren',
          export: 'Kopie speichern',
          rotate: 'Neuen Schlüssel beginnen',
          rotate_title: 'Neuen Schlüssel beginnen?',
          rotate_words:
            'Ab jetzt unterschreibt der neue Schlüssel. Was der alte unterschrieb, bleibt gültig, und Kopien des alten können für Sie nichts mehr unterschreiben. Speichern Sie danach eine Kopie des neuen.',
          issuers: 'Schlüssel, die unterschrieben haben',
          all: 'Von Anfang an, unterschreibt noch',
          since: 'Unterschreibt seit {from}',
          until: 'Bis {until}',
          between: '{from} bis {until}'
        },
        export: {
          title: 'Kopie des Schlüssels speichern',
          act: 'Kopie machen',
          about:
            'Eine Sicherung oder ein Weg auf einen anderen Server. Wer die Kopie und ihr Passwort hat, kann im Namen des Programms unterschreiben.',
          password: 'Passwort',
          password_hint:
            'Ohne es kann niemand die Kopie öffnen. Wir bewahren es nicht auf.',
          repeated: 'Passwort noch einmal',
          longer: 'Bitte {n} Zeichen oder mehr.',
          not_same: 'Das ist nicht dasselbe Passwort.',
          ready: 'Ihre Kopie ist bereit',
          careful:
            'Sie wird nur dieses eine Mal gezeigt. Bewahren Sie sie getrennt vom Passwort auf.',
          save: 'Als Datei speichern',
          done: 'Ich habe sie'
        },
        signer: {
          title: 'Anderswo unterschreiben',
          about:
            'Der Schlüssel ist auf diesem Server. Ein eigener Signierer kann ihn stattdessen halten.',
          is_remote: 'Ein eigener Signierer hält den Schlüssel.',
          act: 'Meinen Signierer nehmen',
          connect: 'Verbinden',
          consequence:
            'Ab jetzt unterschreibt der Schlüssel Ihres Signierers für das Programm. Ist der Signierer weg, wartet, was zu veröffentlichen ist; Punkte laufen weiter wie bisher.',
          address: 'Link des Signierers',
          address_hint:
            'Beginnt mit bunker://. Er wird nicht noch einmal gezeigt.',
          address_needed: 'Dieser Link beginnt mit bunker://',
          end: 'Wieder hier unterschreiben',
          end_title: 'Wieder auf diesem Server unterschreiben?',
          end_words:
            'Hier entsteht ein neuer Schlüssel und unterschreibt ab jetzt. Was der Signierer unterschrieb, bleibt gültig.',
          state: {
            ready: 'Er antwortet und unterschreibt.',
            away: 'Er antwortet nicht. Was zu veröffentlichen ist, wartet.',
            refused:
              'Er will nicht unterschreiben. Was zu veröffentlichen ist, wartet.',
            lied: 'Er unterschrieb etwas anderes, als er bekam. Nichts davon wurde angenommen.',
            locked:
              'Das Geheimnis des Servers hat sich geändert, deshalb ist der Signierer nicht zu erreichen. Nennen Sie ihn noch einmal.'
          }
        }
      },
      settings: {
        advanced: 'Erweitert',
        mode: 'Gibt dieses Lokal Punkte?',
        mode_warning:
          'Sobald Sie speichern, bringen Rechnungen nichts, und Gäste sehen hier ihre Karten nicht. Ihre Punkte bleiben und erscheinen wieder, wenn Sie es einschalten.',
        proof: 'Einlösen, Erstatten und Bargeld',
        proof_about: 'In allen Filialen des Programms gleich.',
        proof_policy: 'Bevor Punkte eingelöst werden, fragen',
        proofs: {
          remembered: 'Das Tippen des Gasts, für diese Rechnung',
          every_time: 'Die Unterschrift des Gasts, jedes Mal',
          staff: 'Niemanden: Das Wort des Teams genügt'
        },
        proof_hint: {
          remembered:
            'Ein Gast tippt einmal am Tisch oder über Ihren Code; zehn Minuten lang können seine Prämien auf diese Rechnung.',
          every_time:
            'Am sichersten. Jedes Einlösen braucht das eigene Handy des Gasts, und keine PIN des Teams ersetzt es.',
          staff:
            'Am schnellsten. Wer einen Link des Teams hat, kann die Punkte jedes Gasts einlösen; es bleibt verzeichnet, wer es war.'
        },
        receipt: 'Belege und Sprache',
        receipt_about:
          'Auf der Seite, die Gäste öffnen, und auf Papier. Schreiben Sie hier nie etwas über einen Gast.',
        thanks: 'Dankeszeile',
        thanks_hint: 'Oben, etwa: Vielen Dank, bis Freitag',
        footer: 'Letzte Zeile',
        footer_hint: 'Unten, etwa eine Steuernummer oder Ihre Öffnungszeiten',
        preview: 'So sieht es auf einem Beleg aus',
        language: 'Sprache der Seiten für Gäste',
        language_hint:
          'Für Gäste, deren Handy keine unserer Sprachen spricht. Alle anderen lesen ihre eigene.'
      },
      branches: {
        title: 'Lokale mit diesem Programm',
        about:
          'Eine Karte für alle: Gäste sammeln und lösen in jedem ein. Wählen Sie oben ein Lokal, um seine Rechnungen, sein Team, seine Tische und Berichte zu sehen.',
        none: 'Dieses Lokal steht allein.',
        here: 'Sie sind hier',
        mine: 'Dieselbe Wallet',
        since: 'seit {day}',
        off: 'Treuepunkte sind aus',
        add: 'Filiale hinzufügen',
        add_title: 'Noch ein Lokal von Ihnen',
        add_means:
          'Es teilt dieses Programm: dieselben Karten, Stufen und Prämien. In seine Wallet bezahlte Rechnungen bringen ab jetzt Punkte.',
        joined: '{name} teilt das Programm',
        invite: 'Ein Lokal von jemand anderem',
        invite_about:
          'Laden Sie einen anderen Inhaber auf diesem Server ein. Die Einladung gilt einmal, sieben Tage lang.',
        member_title: 'Wer entscheidet',
        member:
          'Dieses Lokal ist eine Filiale: Der Inhaber des Programms entscheidet über Punkte, Stufen und Prämien und lädt andere ein.',
        invite_act: 'Filiale einladen',
        invite_means:
          'Wer die Einladung hat, kommt mit einem eigenen Lokal dazu:',
        means_cards: 'Gäste benutzen dort dieselbe Karte.',
        means_rules: 'Sie allein entscheiden über Punkte, Stufen und Prämien.',
        means_cost:
          'Wer eine Prämie gibt, trägt ihre Kosten, auch für Punkte vom anderen Lokal.',
        means_money:
          'Jeder behält das Geld, das in seine eigene Wallet bezahlt wird.',
        invite_title: 'Eine Einladung, einmal gültig',
        invite_once:
          'Geben Sie sie jetzt dem anderen Inhaber. Sie wird nicht noch einmal gezeigt und endet in sieben Tagen.',
        invite_qr: 'Die Einladung als QR-Code',
        invite_kept: 'Fertig, sie ist übergeben',
        apart: 'Dazukommen und gehen',
        apart_about:
          'Um zu einem fremden Programm zu kommen, bitten Sie dessen Inhaber um eine Einladung: Ein neues Lokal von Ihnen beginnt darunter. Ein Lokal mit eigenen Karten kann sie nicht dorthin mitnehmen.',
        leave_about:
          'Eine Filiale geht, indem sie unter Einstellungen geschlossen wird. Ihre Gäste behalten ihre Punkte und lösen sie in den anderen Lokalen ein.',
        join: 'Mit einer Einladung dazukommen',
        have_invitation: 'Ich habe eine Einladung',
        join_title: 'Zu einem Programm dazukommen',
        join_means:
          'Wer Sie einlädt, entscheidet über Punkte, Stufen und Prämien. Gäste benutzen in allen Lokalen eine Karte, und Sie tragen die Kosten der Prämien, die Sie geben.',
        invitation: 'Einladung',
        invitation_hint: 'Wie der Inhaber sie Ihnen gab',
        no_invitation: 'Das ist keine Einladung. Bitten Sie noch einmal darum.'
      },
      payouts: {
        title: 'Sats zurück',
        intro: 'Sats, die aus dieser Wallet an Gäste zurückgehen.',
        none: 'Noch nichts. Was Stufen, Prämien und Erstattungen in Sats zurückgeben, erscheint hier.',
        waiting: '{sats} warten auf Auszahlung.',
        trouble:
          '1 Auszahlung braucht einen Blick. | {n} Auszahlungen brauchen einen Blick.',
        again: 'Noch einmal versuchen',
        look: 'Nachsehen',
        asked: 'Es wird nachgesehen.',
        causes: {
          rebate: 'Sats zurück einer Stufe',
          cashback: 'Rückgabe eines Angebots',
          reward: 'Prämie in Sats',
          refund: 'Erstattung'
        },
        states: {
          pending: 'Noch nicht bezahlt',
          paying: 'Unterwegs',
          paid: 'Bezahlt',
          failed: 'Konnte nicht gezahlt werden',
          unknown: 'Gesendet, noch keine Antwort. Es wird nie zweimal gezahlt',
          void: 'Vor der Zahlung zurückgenommen'
        },
        reasons: {
          no_balance: 'die Wallet hat nicht genug Sats',
          no_wallet: 'die Wallet des Gasts ist nicht da',
          address_failed: 'die Lightning-Adresse gab keine Rechnung',
          invoice_ran_out: 'die Rechnung lief ab',
          refused: 'LNbits hat es nicht gesendet',
          not_delivered: 'Lightning hat es nicht zugestellt',
          no_answer: 'keine Antwort',
          on_its_way: 'Lightning ist noch dabei',
          interrupted: 'der Server hielt mittendrin an'
        },
        limits: {
          title: 'Wie viel zurückgeht',
          used: '{day} heute versprochen, {month} diesen Monat.',
          is_on: 'Für Rechnungen Sats zurückgeben',
          sats: 'Sats',
          min_sats: 'Kleinste Zahlung; weniger wird angespart',
          guest_day_sats: 'Höchstens für einen Gast am Tag',
          day_sats: 'Höchstens am Tag',
          month_sats: 'Höchstens im Monat',
          refund_day_sats: 'Höchstens für Erstattungen am Tag',
          saved: 'Gespeichert. Versprochenes bleibt versprochen.'
        }
      },
      audit: {
        title: 'Wer was getan hat',
        intro:
          'Alles, was Team, Programme und Sie von Hand taten. Niemand kann es ändern oder löschen.',
        none: 'Von Hand wurde noch nichts getan.',
        none_found: 'Nichts dieser Art.',
        what: 'Was',
        who: 'Wer',
        all: 'Alles',
        anybody: 'Alle Beteiligten',
        about: {
          points: 'Punkte von Hand',
          rewards: 'Prämien',
          bills: 'Bargeld, Erstattungen, Gäste auf Rechnungen',
          guests: 'Verlorene und gelöschte Karten',
          settings: 'Einstellungen, Stufen, Prämien',
          access: 'Links, Schlüssel, Personen'
        },
        actor: {
          owner: 'Inhaber',
          program_owner: 'Inhaber des Programms',
          staff: 'Jemand vom Team',
          community: 'Die Community',
          token: 'Ein Gerät oder Programm'
        },
        forgotten: 'ein gelöschter Gast',
        standing: {
          pending: 'wartet wieder',
          approved: 'aufgenommen',
          rejected: 'abgelehnt',
          suspended: 'herausgenommen'
        },
        table: 'Tisch {name}',
        reason: '„{words}“',
        none_of_them: 'nichts',
        kinds: {
          points_given: 'gab {guest} {points}',
          points_taken: 'zog {guest} {points} ab',
          bill_moved:
            'setzte eine Rechnung auf die Karte von {guest}, mit {points}',
          voucher_made: 'gab {guest} einen Gutschein: {subject}',
          voucher_withdrawn:
            'nahm {guest} einen Gutschein wieder ab: {subject}',
          reward_used: 'löste {subject} für {guest} ein',
          reward_given: 'gab {subject}',
          reward_returned:
            'nahm {subject} von {guest} zurück, {points} zurückgegeben',
          refund: 'erstattete {sats}',
          cash_bill: 'nahm {sats} bar',
          card_bill: 'nahm {sats} mit Karte',
          guest_put_on_bill: 'setzte einen Gast auf eine bezahlte Rechnung',
          old_card_called_back: 'rief eine alte Papierkarte zurück',
          recovery_approved: 'bestätigte, dass {guest} das Handy verlor',
          recovery_refused: 'hielt den Umzug der Karte von {guest} an',
          guest_erased: 'löschte einen Gast',
          program_made: 'begann das Programm',
          program_changed: 'änderte das Programm: {fields}',
          campaign_made: 'machte die Aktion {subject}',
          campaign_changed: 'änderte die Aktion {subject}',
          campaign_ended: 'beendete die Aktion {subject}',
          venue_opened: 'eröffnete das Lokal',
          venue_closed: 'schloss das Lokal',
          venue_changed: 'änderte das Lokal: {fields}',
          mode_changed: 'stellte Treuepunkte ein: {fields}',
          payments_changed: 'stellte ein, welche Zahlungen zählen: {fields}',
          tier_made: 'machte die Stufe {subject}',
          tier_changed: 'änderte die Stufe {subject}',
          tier_ended: 'nahm die Stufe {subject} weg',
          verification_asked: 'bat um Aufnahme ins Verzeichnis',
          review_hidden: 'verbarg eine Bewertung',
          review_shown: 'zeigte eine Bewertung wieder',
          status_changed: 'das Verzeichnis: {subject}',
          satoshi_back_changed: 'änderte, was in Sats zurückgeht',
          reward_made: 'machte die Prämie {subject}',
          reward_changed: 'änderte die Prämie {subject}',
          reward_ended: 'nahm die Prämie {subject} weg',
          rule_made: 'machte den Rabatt {subject}',
          rule_changed: 'änderte den Rabatt {subject}',
          rule_ended: 'nahm den Rabatt {subject} weg',
          rule_joined: 'macht beim Rabatt {subject} mit',
          rule_left: 'stieg aus dem Rabatt {subject} aus',
          discount_removed: 'nahm einen Rabatt von einer Rechnung',
          table_added: 'stellte Tisch {subject} auf',
          table_removed: 'nahm Tisch {subject} weg',
          badge_added: 'ließ das Abzeichen {subject} zählen',
          badge_removed: 'lässt das Abzeichen {subject} nicht mehr zählen',
          badge_made: 'machte das Abzeichen {subject}',
          badge_ended: 'beendete das Abzeichen {subject}',
          badge_given: 'gab das Abzeichen {subject}',
          badge_taken: 'nahm das Abzeichen {subject} zurück',
          issuer_added: 'vertraute {subject}',
          issuer_removed: 'vertraut {subject} nicht mehr',
          sponsored_added: 'unterstützt {subject}',
          sponsored_changed: 'änderte, was {subject} gibt',
          sponsored_removed: 'unterstützt {subject} nicht mehr',
          link_made: 'machte den Link {subject}',
          link_ended: 'beendete den Link {subject}',
          webhook_made: 'fügte einen Webhook hinzu',
          webhook_changed: 'änderte einen Webhook',
          webhook_ended: 'entfernte einen Webhook',
          key_made: 'machte den Schlüssel {subject}',
          key_ended: 'beendete den Schlüssel {subject}',
          staff_added: 'nahm {subject} ins Team auf',
          staff_changed: 'änderte {subject} im Team',
          staff_left: 'nahm {subject} aus dem Team',
          invitation_made: 'machte eine Einladung für eine Filiale',
          branch_joined: 'kam als Filiale zum Programm',
          programme_moved: 'zog mit dem Programm auf einen anderen Server um',
          programme_arrived: 'holte das Programm von einem anderen Server'
        },
        fields: {
          name: 'Name',
          category: 'Art des Lokals',
          timezone: 'Zeitzone',
          day_start_hour: 'Tagesbeginn',
          currency: 'Währung',
          receipt_thanks: 'Dankeszeile',
          receipt_footer: 'letzte Zeile der Belege',
          language: 'Sprache',
          external_ids: 'Namen in anderen Programmen',
          description: 'Beschreibung',
          address: 'Adresse',
          city: 'Stadt',
          country: 'Land',
          latitude: 'Position',
          longitude: 'Position',
          phone: 'Telefon',
          email: 'E-Mail',
          website: 'Website',
          nostr_pubkey: 'Nostr-Schlüssel',
          accepts_lightning: 'Lightning',
          accepts_onchain: 'Zahlungen on-chain',
          uses_lawallet_pos: 'LaWallet',
          operating_hours: 'Öffnungszeiten',
          osm_id: 'Ort auf OpenStreetMap',
          images: 'Bilder',
          is_enabled: 'an oder aus',
          earn_by: 'wonach eine Rechnung Punkte bringt',
          earn_points: 'Punkte',
          earn_per: 'Betrag dafür',
          earn_category: 'welche Artikel',
          min_spend_sats: 'kleinste Rechnung',
          welcome_points: 'Willkommenspunkte',
          expiry_mode: 'wie Punkte enden',
          expiry_months: 'wann Punkte enden',
          deficit_policy: 'Punkte unter null',
          claim_window_days: 'Zeit, um Punkte zu sichern',
          refund_window_days: 'Zeit zum Erstatten',
          tier_basis: 'wonach Stufen gehen',
          tier_window_days: 'Zeitraum, den Stufen ansehen',
          tier_grace_days: 'Zeit, um eine Stufe zu behalten',
          proof_policy: 'was vor dem Einlösen gefragt wird',
          max_giveback_bp: 'höchstens zurück',
          grant_daily_cap: 'Punkte von Hand am Tag',
          newcomer_daily_points: 'Punkte für neue Gäste am Tag',
          newcomer_cap_per_staff: 'Punkte für neue Gäste je Person',
          old_card_points: 'Punkte von Papierkarten',
          referral_points: 'Punkte fürs Mitbringen',
          referral_bonus: 'Punkte für die Mitgebrachten',
          referral_cap_per_guest: 'Freunde je Gast am Tag',
          referral_cap_per_staff: 'Freunde je Person am Tag',
          visit_points: 'Punkte für eine Karte eines anderen Lokals',
          visit_daily_points: 'Punkte für solche Karten am Tag',
          visit_tier_days: 'Tage einer Stufe durch ein anderes Lokal',
          visit_fresh_days: 'wie alt eine gezeigte Karte sein darf',
          publish_events: 'Veröffentlichen',
          earn_on_reversible: 'zurückrufbares Geld',
          reserve_minutes: 'Zeit, um eine Prämie abzuholen',
          claims_per_day: 'gesicherte Belege am Tag',
          accept_cash: 'Bargeld',
          earn_on_cash: 'Punkte für Bargeld',
          cash_daily_sats: 'Bargeld, das am Tag Punkte bringt',
          other: 'eine andere Einstellung'
        }
      }
    },
    refused_exact: {
      insufficient_points:
        'Es fehlen {short}: {have} von {needed}. Es wurde nichts abgezogen.',
      points_buy_no_sats:
        'Punkte aus Kartenzahlungen kaufen keine Sats. Andere: {have} von {needed}. Es wurde nichts abgezogen.',
      grant_cap:
        'Heute sind noch {left} von {cap} Punkten zu geben. Es wurde nichts gegeben.',
      refund_too_large:
        'Von dieser Rechnung können noch {left} Sats zurückgehen.',
      more_than_left: 'Von dieser Rechnung sind noch {left} Sats zu zahlen.',
      sold_out: '{name}: keine mehr da. Es wurde nichts abgezogen.',
      tier_needed:
        'Für {tier}. Das ist noch nicht erreicht. Es wurde nichts abgezogen.',
      item_unavailable: '{name} gibt es heute nicht.',
      old_card_too_many:
        'Eine alte Karte bringt hier höchstens {most} Punkte. Es wurde nichts gegeben.'
    },
    refused: {
      admins_only: 'Das ist für Admins dieses LNbits.',
      community_only: 'Das ist für alle, die die Community pflegen.',
      already_approved: 'Schon im Verzeichnis.',
      already_paid: 'Das wurde schon gezahlt. Es wurde nichts gesendet.',
      amount_changed:
        'Die Rechnung hat sich geändert. Bitte um einen neuen Link fragen.',
      amount_needed:
        'Dieser Betrag ist nicht möglich. Es wurde nichts abgezogen.',
      attribution_needed: 'Bitte sagen, wer die Karte gemacht hat.',
      award_not_found: 'Niemand hat dieses Abzeichen.',
      bad_badge: 'Das ist keine Adresse eines Abzeichens.',
      bad_domain: 'Eine Domain ist ein Name wie example.com.',
      bad_event: 'Das ist keine Adresse einer Veranstaltung.',
      bad_hours: 'Bitte Anfangs- und Endstunde angeben.',
      bad_image: 'Dort ist kein Bild, das sich zeigen lässt.',
      bad_invoice:
        'Diese Lightning-Rechnung geht nicht. Es wurde nichts gesendet.',
      bad_lightning_address:
        'Eine Lightning-Adresse sieht aus wie ana@example.com.',
      bad_nostr_address: 'Eine Nostr-Adresse ist ein Name wie ana@example.com.',
      bad_osm_id: 'Das ist kein Ort auf OpenStreetMap.',
      bad_perk: 'Das lässt sich mit einem Gutschein nicht versprechen.',
      bad_relay: 'Das ist keine Adresse eines Relays (wss://…).',
      bad_signer: 'Das ist nicht der Link eines Signierers.',
      bad_value: 'Dieser Wert ist nicht möglich.',
      bad_voucher: 'Das ist kein Gutschein. Es wurde nichts eingelöst.',
      bad_window: 'Es muss enden, nachdem es beginnt.',
      badge_gone:
        'Ein Abzeichen zählt nicht mehr. Voller Preis, Punkte zählen trotzdem.',
      badge_not_found: 'Dieses Abzeichen steht nicht auf der Liste.',
      badge_not_listed: 'Bitte zuerst das Abzeichen in die Liste aufnehmen.',
      bill_begun:
        'Diese Rechnung wird schon bezahlt. Es wurde nichts abgezogen.',
      bill_needed:
        'Zuerst braucht es eine bezahlte Rechnung. Es wurde nichts gegeben.',
      budget_spent:
        'Von diesem Angebot ist alles vergeben. Voller Preis, Punkte zählen trotzdem.',
      campaign_not_found: 'Diese Aktion gibt es nicht.',
      card_not_found: 'Dieser Schlüssel hat hier keine Karte.',
      code_ended: 'Dieser Code ist abgelaufen. Bitte einen neuen holen.',
      code_limit: 'Das sind viele Codes nacheinander. Bitte etwas warten.',
      code_not_sent: 'Für diesen Link wurde kein Code geschickt.',
      code_tries_used: 'Fünf falsche Codes. Es wurde nichts abgezogen.',
      code_wrong: 'Das ist nicht der Code.',
      curator_not_found: 'Diese Person steht nicht auf der Liste.',
      currency_needed: 'Dieses Lokal kassiert in Sats.',
      customer_proof_needed:
        'Sats gibt es nur, wenn der Gast selbst darum bittet und unterschreibt. Es wurde nichts abgezogen.',
      discount_not_found: 'Auf dieser Rechnung ist kein Rabatt.',
      discount_on_bill: 'Bitte zuerst den Rabatt von der Rechnung nehmen.',
      event_needed: 'Bitte sagen, um welche Veranstaltung es geht.',
      event_not_found: 'Diese Veranstaltung ist nicht zu finden.',
      event_unclear: 'Diese Veranstaltung sagt nicht klar, wann sie ist.',
      goes_by_itself: 'Das erledigt sich von selbst.',
      issuer_not_found: 'Wer es ausstellt, steht nicht auf der Liste.',
      issuer_not_listed: 'Bitte zuerst den Aussteller in die Liste aufnehmen.',
      key_too_new: 'Der Schlüssel ist eben erst entstanden. Bitte kurz warten.',
      limit_reached:
        'Schon so oft genutzt, wie es geht. Es wurde nichts abgezogen.',
      line_not_found: 'Diese Zeile steht nicht auf der Rechnung.',
      link_not_found: 'Diesen Link gibt es nicht.',
      link_over: 'Dieser Link ist abgelaufen. Bitte um einen neuen fragen.',
      link_used: 'Diese Sats wurden schon abgeholt.',
      list_not_found: 'Diese Liste gibt es nicht.',
      merchant_frozen: 'Dieses Lokal hat keine Wallet, aus der es zahlen kann.',
      message_not_sent:
        'Die Nachricht kam nicht an. Bitte noch einmal versuchen.',
      newcomer_cap:
        'Heute gibt es nichts mehr für neue Gäste. Es wurde nichts gegeben.',
      no_discount:
        'Gerade gibt es hier keinen Rabatt. Voller Preis, Punkte zählen trotzdem.',
      no_inbox:
        'Die Nostr-App sagt nicht, wohin Nachrichten kommen. Bitte anders bestätigen.',
      no_invoice:
        'LNbits hat keine Zahlung vorbereitet. Es wurde nichts abgezogen.',
      no_key: 'Dieses Programm hat noch keinen Schlüssel.',
      no_old_card: 'Dort wartet keine Papierkarte.',
      not_a_bill: 'Nur eine Rechnung kann auf eine andere Karte.',
      not_a_guest: 'Bewerten kann nur, wer hier bezahlt hat.',
      not_a_refund: 'Das geht an die eigene Wallet des Gasts.',
      not_counted: 'Diese Zahlung zählt hier nicht.',
      not_for_bills:
        'Sats werden von selbst gezahlt. Es wurde nichts abgezogen.',
      not_for_customers: 'Das ist für das Team des Lokals.',
      not_for_staff: 'Das ist für den Gast, dem die Karte gehört.',
      not_lightning:
        'Diese Rechnung wurde nicht mit Lightning bezahlt: bitte so zurückgeben, wie sie kam.',
      not_on_nostr:
        'Dieses Lokal veröffentlicht nicht auf Nostr, also könnte es niemand sehen.',
      not_signed: 'Dieses Lokal unterschreibt nichts: Es ist nicht auf Nostr.',
      not_the_holder:
        'Dieser Gutschein ist für die Karte von jemand anderem. Es wurde nichts eingelöst.',
      not_your_card: 'Das geht nur mit der eigenen Karte.',
      not_your_key:
        'Bitte mit dem Schlüssel unterschreiben, der die Karte bekommen soll.',
      nothing_owed: 'Es gibt noch keine Sats abzuholen.',
      old_card_moved:
        'Eine alte Karte wurde schon übertragen. Es wurde nichts gegeben.',
      other_customer: 'Diese Rechnung ist auf der Karte von jemand anderem.',
      other_issuer: 'Dieses Abzeichen ist von einem anderen Aussteller.',
      other_not_proved: 'Auch die andere Karte muss zustimmen.',
      other_site: 'Das kam von der Seite einer anderen Website.',
      paid_out: 'Diese Sats sind gezahlt; sie können nicht zurückkommen.',
      payment_not_found: 'Diese Zahlung gehört nicht zur Rechnung.',
      payout_not_found: 'Diese Auszahlung gibt es nicht.',
      payout_over: 'Das ist nicht mehr offen. Es wurde nichts gesendet.',
      payout_pending: 'Diese Sats werden von selbst gezahlt.',
      payout_started: 'Diese Sats sind schon unterwegs.',
      points_off_bills:
        'Punkte kommen auf die Karte, nicht auf eine Rechnung. Es wurde nichts eingelöst.',
      price_changed:
        'Ein Preis hat sich geändert. Bitte noch einmal ins Menü sehen.',
      problem_not_found: 'Das steht nicht mehr auf der Liste.',
      program_not_found: 'Dieses Programm gibt es nicht.',
      proof_in_future:
        'Die Uhr geht vor: bitte stellen und noch einmal unterschreiben.',
      proof_too_old:
        'Die Unterschrift kam zu spät. Bitte noch einmal unterschreiben.',
      proof_used:
        'Diese Unterschrift wurde schon benutzt. Bitte noch einmal versuchen.',
      quote_amount:
        'Die Rechnung hat einen anderen Betrag. Bitte den Rabatt noch einmal holen.',
      quote_elsewhere: 'Das war für eine andere Rechnung versprochen.',
      quote_ended:
        'Das war für zehn Minuten versprochen. Bitte noch einmal holen.',
      quote_not_found:
        'Dieses Versprechen gibt es nicht. Bitte den Rabatt noch einmal holen.',
      quote_used: 'Das wurde schon für eine Rechnung genutzt.',
      refund_cap: 'Das ist mehr, als am Tag über Lightning zurückgeht.',
      relays_needed:
        'Bitte zuerst ein Relay unter Einstellungen, Erweitert: Nostr hinzufügen.',
      relays_silent:
        'Gerade antwortet kein Relay. Bitte noch einmal versuchen.',
      remote_signer:
        'Ein eigener Signierer hält diesen Schlüssel: bitte dort ändern.',
      review_not_found: 'Diese Bewertung gibt es nicht.',
      reward_ended: 'Diese Prämie ist abgelaufen. Es wurde nichts abgezogen.',
      reward_not_yet:
        'Diese Prämie hat noch nicht begonnen. Es wurde nichts abgezogen.',
      reward_off:
        'Diese Prämie gibt es gerade nicht. Es wurde nichts abgezogen.',
      rewards_changed:
        'Die Liste der Prämien hat sich inzwischen geändert. Bitte noch einmal ansehen.',
      rule_not_found: 'Diesen Rabatt gibt es nicht.',
      scope_needs_server_admin: 'Das kann nur ein Admin von LNbits.',
      secret_key:
        'Das ist ein geheimer Schlüssel. Er wurde nicht behalten. Er gehört nur in die eigene Nostr-App.',
      signature_needed: 'Dafür braucht es eine eigene Unterschrift.',
      signer_away: 'Der Signierer antwortet nicht. Ist er an?',
      signer_key_used:
        'Dieser Schlüssel hat schon für ein Programm unterschrieben. Der Signierer braucht einen anderen.',
      sold_out:
        'Von dieser Prämie ist keine mehr da. Es wurde nichts abgezogen.',
      tier_needed:
        'Diese Prämie ist für eine höhere Stufe. Es wurde nichts abgezogen.',
      tier_not_found: 'Diese Stufe gibt es nicht.',
      token_not_found: 'Diesen Link oder Schlüssel gibt es nicht.',
      too_many_badges:
        'Es gibt schon so viele Abzeichen, wie es geht. Bitte zuerst eines entfernen.',
      too_many_bills:
        'Das sind zu viele Rechnungen. Bitte eine kürzere Zeit wählen.',
      too_many_campaigns:
        'Es gibt schon so viele Aktionen, wie es geht. Bitte zuerst eine löschen.',
      too_many_curators: 'Es helfen schon so viele mit, wie es geht.',
      too_many_events:
        'Es gibt schon so viele Veranstaltungen, wie es geht. Bitte zuerst eine entfernen.',
      too_many_issuers:
        'Es gibt schon so viele Aussteller, wie es geht. Bitte zuerst einen entfernen.',
      too_many_items: 'Das Menü ist schon zu lang.',
      too_many_items_back: 'Das sind mehr Artikel, als bezahlt wurden.',
      too_many_lists: 'Es gibt schon so viele Listen, wie es geht.',
      too_many_points: 'Das sind mehr Punkte, als eine Karte fassen kann.',
      too_many_requests: 'Das sind viele Anfragen. Bitte kurz warten.',
      too_many_rewards: 'So viele Prämien hat ein Programm nicht.',
      too_many_rules: 'Es gibt schon so viele Rabatte, wie es geht.',
      voucher_altered:
        'Dieser Gutschein ist nicht so, wie er gegeben wurde. Es wurde nichts eingelöst.',
      voucher_expired:
        'Dieser Gutschein ist abgelaufen. Es wurde nichts eingelöst.',
      voucher_foreign:
        'Dieser Gutschein ist von keinem Lokal dieses Servers. Es wurde nichts eingelöst.',
      voucher_link:
        'Das sagt nur, wo ein Gutschein ist. Bitte den ganzen Gutschein einfügen oder seine Datei öffnen. Es wurde nichts eingelöst.',
      voucher_unknown:
        'So ein Gutschein wurde hier nicht gegeben. Es wurde nichts eingelöst.',
      voucher_used:
        'Dieser Gutschein wurde schon eingelöst. Es wurde nichts weiter eingelöst.',
      voucher_withdrawn:
        'Dieser Gutschein wurde zurückgenommen. Es wurde nichts eingelöst.',
      wallet_not_found: 'Diese Wallet gibt es hier nicht.',
      which_payment: 'Bitte sagen, welche Zahlung der Rechnung zurückgeht.',
      zap_anonymous:
        'Dieser Zap ist anonym und bestätigt nichts. Bitte nicht anonym zappen.',
      zap_in_future: 'Dieser Zap bestätigt nichts: Die Uhr geht vor.',
      zap_too_old:
        'Dieser Zap ist älter als der Link. Bitte noch einen machen.',
      zap_wrong_amount:
        'Dieser Zap hat einen anderen Betrag. Bitte noch einen machen.',
      old_card_too_many:
        'So viele Punkte bringt eine alte Karte nicht. Es wurde nichts gegeben.',
      already_referred:
        'Dieser Gast kam schon auf Einladung von jemand anderem. Es wurde nichts gespeichert.',
      bad_list: 'Das ist keine Adresse einer Liste auf Nostr.',
      bad_program: 'Das ist keine Adresse eines Programms auf Nostr.',
      bad_referral_link:
        'Das ist keine Einladung. Es wurde nichts gespeichert.',
      foreign_card_used:
        'Diese Karte hat schon jemand anders gezeigt. Es wurde nichts gegeben.',
      foreign_altered:
        'Jemand hat die Einträge dieser Karte geändert. Es wurde nichts gegeben.',
      foreign_bad_issuer:
        'Unterschrieben hat jemand, der damals nicht unterschreiben durfte. Es wurde nichts gegeben.',
      foreign_future:
        'Diese Karte ist aus der Zukunft. Es wurde nichts gegeben.',
      foreign_incomplete: 'Ihr fehlen Einträge. Es wurde nichts gegeben.',
      foreign_no_card: 'Darin ist keine Karte. Es wurde nichts gegeben.',
      foreign_no_program:
        'Das Programm dieser Karte fehlt. Es wurde nichts gegeben.',
      foreign_not_trusted:
        'Dieses Lokal vertraut dem Ort dieser Karte nicht. Es wurde nichts gegeben.',
      foreign_not_yours:
        'Diese Karte gehört jemand anderem. Es wurde nichts gegeben.',
      foreign_other_card:
        'Es sind Einträge einer anderen Karte dabei. Es wurde nichts gegeben.',
      foreign_other_program:
        'Es sind Einträge eines anderen Programms dabei. Es wurde nichts gegeben.',
      foreign_own_card: 'Diese Karte ist von diesem Lokal. Sie zählt schon.',
      foreign_sealed:
        'Diese Karte ist versiegelt: Sie muss offen gezeigt werden. Es wurde nichts gegeben.',
      foreign_stale:
        'Diese Karte wurde vor zu langer Zeit unterschrieben. Bitte dort neu holen. Es wurde nichts gegeben.',
      foreign_too_long: 'Das sind zu viele Einträge. Es wurde nichts gegeben.',
      foreign_two_stories:
        'Ihre Einträge widersprechen sich. Es wurde nichts gegeben.',
      foreign_unreadable:
        'Das lässt sich nicht lesen. Es wurde nichts gegeben.',
      not_new: 'Schon hier gewesen. Das ist für neue Gäste.',
      nothing_for_it: 'Diese Karte bringt hier nichts Neues.',
      own_referral: 'Das ist die eigene Einladung, oder derselbe Gast.',
      referral_ended:
        'Diese Einladung ist abgelaufen. Bitte um eine neue fragen.',
      referral_off: 'Dieses Lokal lädt gerade niemanden ein.',
      referrer_is_staff: 'Diese Person arbeitet hier und bringt niemanden mit.',
      referrer_unknown:
        'Wer das schickte, hat hier keine Karte. Bitte um einen neuen Link fragen.',
      too_many_links:
        'Das sind viele Einladungen für einen Tag. Es wurde nichts gespeichert.',
      unknown_tier: 'Diese Stufe gibt es hier nicht.',
      visiting_off:
        'Dieses Lokal nimmt keine Karten anderer an. Es wurde nichts gegeben.',
      admin_key_needed: 'Dafür braucht es den Admin-Schlüssel der Wallet.',
      already_claimed:
        'Diese Punkte sind schon auf einer Karte. Nicht deine Karte? Zeig diesen Beleg dem Team.',
      already_fulfilled:
        'Dieser Code wurde schon benutzt. Es wurde nichts abgezogen.',
      already_merged: 'Diese Karten sind schon zusammengelegt.',
      already_there: 'Diese Rechnung ist schon auf dieser Karte.',
      bad_invitation: 'Diese Einladung gilt nicht oder nicht mehr.',
      bad_period: 'Dieser Zeitraum endet, bevor er beginnt.',
      bad_pubkey: 'Das ist kein Nostr-Schlüssel.',
      bad_share: 'So lässt sich das nicht teilen.',
      bad_tip: 'Das Trinkgeld ist mehr, als bezahlt wurde.',
      bad_token: 'Dieser Link oder Schlüssel gilt nicht mehr.',
      bill_closed: 'Diese Rechnung ist geschlossen. Es wurde nichts abgezogen.',
      bill_split: 'Von dieser Rechnung ist schon mehr verlangt.',
      cash_off: 'Hier werden keine Rechnungen von Hand geschlossen.',
      challenge_ended:
        'Dieser Link ist abgelaufen. Bitte um einen neuen fragen.',
      challenge_not_found: 'Diesen Link gibt es nicht.',
      challenge_used:
        'Dieser Link wurde schon benutzt. Bitte um einen neuen fragen.',
      claim_ended: 'Die Zeit ist um. Das Team kann noch helfen.',
      external_id_taken:
        'Ein anderes Lokal dieser Wallet hat diesen Namen in einem anderen Programm.',
      forgive_with_payouts:
        'Eine Prämie gibt Sats für Punkte. Beenden Sie sie zuerst, oder lassen Sie Fehlendes ausgleichen.',
      grant_cap:
        'So viele weitere Punkte gehen heute nicht. Es wurde nichts gegeben.',
      guest_proof_needed:
        'Der Gast muss zustimmen: auf dem eigenen Handy vormerken und den gezeigten Code scannen lassen. Es wurde nichts abgezogen.',
      initials_taken: 'Jemand anders hier hat dieses Kürzel schon.',
      insufficient_points:
        'Die Punkte reichen nicht. Es wurde nichts abgezogen.',
      item_not_found: 'Ein Artikel ist nicht mehr im Menü.',
      item_unavailable: 'Das gibt es heute nicht.',
      line_needed:
        'Bitte sagen, was davon gratis ist. Es wurde nichts abgezogen.',
      line_not_free: 'Das ist schon gratis. Es wurde nichts abgezogen.',
      line_taken: 'Diese Zeile ist in einer anderen Zahlung.',
      loyalty_off: 'Treuepunkte sind hier aus.',
      merchant_not_found: 'Dieses Lokal gibt es nicht.',
      mixed_prices: 'Bitte alle Zeilen in Sats oder alle in Ihrer Währung.',
      more_than_left: 'Das ist mehr, als noch zu zahlen ist.',
      no_customer:
        'Bitte zuerst sagen, wessen Rechnung es ist. Es wurde nichts abgezogen.',
      no_live_price:
        'Für diese Währung gab es keinen Kurs. Es wurde nichts abgezogen.',
      no_rate: 'Gerade kennt niemand den Kurs. Bitte in Sats kassieren.',
      not_fulfilled: 'Noch nicht übergeben: bitte stornieren.',
      not_on_a_card:
        'Die Punkte dieses Belegs sind auf keiner Karte. Sie lassen sich mit dem Beleg selbst sichern.',
      not_owner: 'Das kann nur der Inhaber des Programms.',
      not_paid: 'Noch nicht bezahlt. Es wurde nichts abgezogen.',
      not_proved: 'Bitte zuerst mit dem eigenen Schlüssel anmelden.',
      nothing_left: 'Von dieser Rechnung ist schon alles zurückgegangen.',
      nothing_to_claim: 'Dieser Beleg hat keine Punkte zu sichern.',
      on_a_bill:
        'Sie ist auf einer offenen Rechnung. Es wurde nichts abgezogen.',
      open_reward:
        'Auf der alten Karte wartet eine Prämie. Bitte einlösen oder stornieren.',
      order_not_found: 'Diese Bestellung gibt es nicht.',
      own_key:
        'Diese Karte liegt auf einem eigenen Nostr-Schlüssel. Nur dieser Schlüssel bewegt sie.',
      paid_needs_refund: 'Sie ist bezahlt. Bitte erstatten.',
      payment_closed: 'Dieser Teil der Rechnung ist nicht mehr offen.',
      pin_needed: 'Bitte die PIN eingeben.',
      points_buy_no_sats:
        'Punkte aus Kartenzahlungen kaufen keine Sats. Es wurde nichts abgezogen.',
      reason_needed: 'Bitte sagen, warum.',
      receipt_not_found: 'Diesen Beleg gibt es nicht.',
      recovery_ended: 'Diese Anfrage ist schon vorbei.',
      recovery_limit:
        'Das sind viele verlorene Karten für einen Tag. Bitte morgen wieder.',
      recovery_not_found: 'Diese Anfrage gibt es nicht.',
      recovery_open: 'Jemand hat diese Karte schon angefragt.',
      redemption_not_found: 'Diese vorgemerkte Prämie gibt es nicht.',
      redemption_over:
        'Dieser Code ist schon abgelaufen. Es wurde nichts abgezogen.',
      refund_too_large: 'Das ist mehr, als noch zurückgehen kann.',
      reward_not_found: 'Diese Prämie gibt es nicht.',
      reward_on_bill:
        'Bitte zuerst die Prämien des Gasts von der Rechnung nehmen.',
      same_card: 'Das ist eine Karte, nicht zwei.',
      scope_missing: 'Dieser Schlüssel erlaubt das nicht.',
      session_ended: 'Die Sitzung ist geschlossen. Bitte neu anmelden.',
      staff_needed: 'Bitte sagen, wer Sie sind: Kürzel antippen.',
      staff_not_found: 'Hier arbeitet niemand mit diesem Namen.',
      staff_only: 'Diese kam vom Team: bitte dort fragen.',
      table_not_found: 'Diesen Tisch gibt es nicht.',
      table_taken: 'Es gibt schon einen Tisch mit diesem Namen.',
      tier_in_use:
        'Eine Prämie gehört zu dieser Stufe. Bitte zuerst ändern oder beenden.',
      tier_threshold_taken: 'Eine andere Stufe beginnt schon dort.',
      too_many_claims:
        'Das sind viele Belege für einen Tag. Es wurde nichts abgezogen.',
      too_many_staff: 'Das Team ist schon zu groß.',
      too_many_tables: 'Es gibt schon zu viele Tische.',
      too_many_tiers: 'So viele Stufen hat ein Programm nicht.',
      too_many_tries:
        'Zu viele Versuche. Bitte eine Minute warten. Es wurde nichts abgezogen.',
      unknown_currency: 'Dieser Server kennt diese Währung nicht.',
      unknown_staff: 'Hier arbeitet niemand mit diesem Namen.',
      unknown_timezone: 'Dieser Server kennt diese Zeitzone nicht.',
      welcome_over_budget:
        'Die Willkommenspunkte passen nicht in das, was an einem Tag gegeben werden darf.',
      wrong_code: 'Diesen Code gibt es nicht. Es wurde nichts abgezogen.',
      wrong_pin: 'Das ist nicht Ihre PIN. Bitte noch einmal versuchen.',
      moved_away:
        'Dieses Programm ist auf einen anderen Server umgezogen. Es wurde nichts abgezogen.',
      already_here:
        'Dieses Programm ist schon hier. Es wurde nichts übernommen.',
      bad_document:
        'Das ist keine Datei eines Programms, oder sie ist kaputt. Es wurde nichts übernommen.',
      not_genuine:
        'Ein Verlauf in der Datei wurde geändert. Es wurde nichts übernommen.',
      rewards_reserved:
        'Es sind noch Prämien vorgemerkt. Bitte zuerst geben oder stornieren.',
      import_running:
        'Eine andere Liste wird gerade übernommen. Bitte warten, bis sie fertig ist.',
      bad_file: 'Das ist keine Gästeliste. Es wurde nichts übernommen.',
      delivery_not_found: 'Diese Mitteilung gibt es nicht.',
      webhook_not_found: 'Diesen Webhook gibt es nicht.',
      too_many_webhooks: 'So viele Webhooks hat ein Lokal nicht.',
      not_confirmed:
        'Das ist nicht, was bestätigt wurde. Es wurde nichts getan.',
      bad_line: 'Die Zeile hat andere Spalten als die erste.',
      bad_points: 'Die Punkte sind keine ganze Zahl.',
      said_twice:
        'Eine andere Zeile ist vom selben Gast oder hat dieselbe row_id.',
      bad_text: 'Ein Text der Zeile kann nicht übernommen werden.',
      bad_month: 'Bitte einen Monat wie 2026-11.'
    }
  }
})
