// Todas las palabras que muestran nuestras páginas, en español.
//
// Glosario, para que cada cosa se llame siempre igual: usar (use), guardar (keep), puntos
// retirados (points taken back), puntos que debes (points you owe), nunca usados (never
// used), en espera de envío (waiting to send); cuenta (bill), recibo (receipt), tarjeta
// (card), cliente (guest), personal (staff), local (place, venue), sucursal (branch), nivel
// (tier), premio (reward), programa (programme), caja (till), clave (key), enlace (link),
// sello (stamp), campaña (campaign), habituales (regulars), archivar (retire), devolver
// (refund), revisar (need a look).
// Se tutea; sin signos de exclamación; frases cortas.
window.i18n.global.mergeLocaleMessage('es', {
  loyalty: {
    points: 'sin puntos | 1 punto | {n} puntos',
    points_word: 'puntos | punto | puntos',
    sats: '{n} sats',
    minutes: '{n} min',
    try_again: 'Intentar de nuevo',
    nothing_taken: 'No se tomó nada.',
    no_connection: 'Sin conexión. Intentando de nuevo.',
    badge_why: {
      forged: 'No la firmó {issuer}.',
      unclear: 'No dice con claridad qué da.',
      untrusted: 'Esta insignia no cuenta aquí.',
      not_theirs: 'Se la dieron a otra persona.',
      not_yet: 'Todavía no vale.',
      ended: 'Ya terminó.',
      ended_on: 'Terminó: {day}.',
      no_badge: 'Nadie sabe qué insignia es.',
      taken_back: 'La retiró {issuer}.',
      badge_gone: '{issuer} puso fin a esta insignia.',
      unchecked: 'Ahora no se pueden comprobar las insignias.',
      its_issuer: 'quien la emite',
      full_price: 'Precio completo, los puntos cuentan igual.'
    },
    glance: {
      nobody: 'Sin tarjeta todavía',
      first: 'Primera visita',
      visits: '{nth} visita este mes',
      tier_visits: 'Nivel {tier} — {nth} visita este mes'
    },
    nth: {one: '{n}.ª', two: '{n}.ª', few: '{n}.ª', other: '{n}.ª'},
    monitor: {
      title: 'Pedidos',
      columns: {new: 'Nuevos', accepted: 'En preparación', ready: 'Listos'},
      next: {new: 'Aceptar', accepted: 'Listo', ready: 'Servido'},
      counter: 'Barra',
      not_paid: 'Sin pagar todavía',
      tip: '+ {n} de propina',
      empty: 'Hoy no hay cuentas todavía. La primera pagada aparece aquí sola.',
      none_here: 'Nada por aquí',
      sound_on: 'Con sonido',
      sound_off: 'Sin sonido',
      back: 'Volver a {column}',
      moved: '{table}: {column}',
      priority: 'Prioridad',
      bill: 'Cuenta',
      undo: 'Deshacer',
      gone: 'Ahora no se pueden mostrar los pedidos.',
      sign_in: 'Primero inicia sesión en LNbits en este navegador.',
      not_yours: 'No hay tal local entre los tuyos.',
      seated: {
        title: 'Clientes en las mesas',
        attach: 'Poner la cuenta en su tarjeta',
        attach_to: 'Poner la cuenta en la tarjeta de {name}'
      }
    },
    give: {
      act: '{name}, listo: dárselo a {guest} por {points}',
      more: '+{n} premios más',
      title: 'Dar {name}',
      enjoy: 'A disfrutar: {what}. Quedan {n}.',
      given: '{name}: entregado. Quedan {points}.',
      undo: 'Deshacer: {name}'
    },
    pin: {
      who: '¿Quién eres? Toca tus iniciales.',
      enter: '{who}, escribe tu PIN.',
      by_name: 'Responde {who}.',
      confirm: 'Confirmar',
      keys: {clear: 'Borrar el PIN', back: 'Borrar la última cifra'},
      so_far: '{n} de {of} cifras',
      or_guest:
        'O el cliente toca el premio en su teléfono, y tú escaneas el código.'
    },
    lost: {
      title: 'Tarjetas perdidas',
      open: 'Tarjetas perdidas | Tarjetas perdidas: {n} | Tarjetas perdidas: {n}',
      hint: 'Confirma solo a quien conozcas. 48 horas después se mueve la tarjeta.',
      none: 'No hay tarjetas perdidas. Quien pida la suya con un recibo antiguo aparece aquí solo.',
      asked: 'Pidió su tarjeta: {when}.',
      approved: 'La tarjeta pasa a su teléfono nuevo: {when}.',
      because: 'Porque: {reason}',
      why: '¿De qué lo conoces?',
      approve: 'Confirmar',
      refuse: 'No',
      stop: 'Detenerlo'
    },
    refund: {
      title: 'Devolver',
      left: 'Se pueden devolver {amount}',
      ways: {
        all: 'Todo',
        half: 'La mitad',
        lines: 'Por líneas',
        amount: 'Importe'
      },
      payments: 'Qué parte',
      amount: 'Importe en {unit}',
      reason: 'Motivo',
      in_cash: 'Devuelto en efectivo',
      in_sats: 'Devolver sats: el cliente escanea un código',
      fetch: '{amount} de vuelta',
      fetch_words:
        'El cliente lo escanea con cualquier billetera Lightning. Vale una vez.',
      rewards: 'Los premios usados vuelven a la tarjeta',
      act: 'Devolver {amount}',
      nothing: 'Elige qué se devuelve.',
      goes: 'Se devuelven {n} sats. | Se devuelve 1 sat. | Se devuelven {n} sats.',
      goes_to:
        'Se devuelven {n} sats a {guest}. | Se devuelve 1 sat a {guest}. | Se devuelven {n} sats a {guest}.',
      on_no_card: 'La cuenta no está en ninguna tarjeta: no se retiran puntos.',
      none_taken: 'No se retiran puntos.',
      taken:
        'No se retiran puntos. | Se retira 1 punto. | Se retiran {n} puntos.',
      taken_left:
        'No se retiran puntos. | Se retira 1 punto; quedan {left}. | Se retiran {n} puntos; quedan {left}.',
      in_full: 'Devuelto todo.',
      but_tip: 'Devuelto todo menos la propina.',
      half_done: 'Devuelta la mitad.',
      part_done: 'Devueltos {n} de {total}.',
      was_on_no_card:
        'La cuenta no estaba en ninguna tarjeta: no se retiraron puntos.',
      none_was_taken: 'No se retiraron puntos.',
      was_taken:
        'No se retiraron puntos. | Se retiró 1 punto. | Se retiraron {n} puntos.',
      lapses: '{name} estaba a la espera de usarse y termina por ello.',
      ended:
        'No habían terminado puntos antes. | 1 punto había terminado antes. | {n} puntos habían terminado antes.',
      forgiven:
        'No se perdona nada. | 1 punto ya se usó y se perdona. | {n} puntos ya se usaron y se perdonan.',
      owed: 'No faltan puntos. | Falta 1 punto: lo cubren los próximos. | Faltan {n} puntos: los cubren los próximos.',
      kept: 'No des menos. | Da 1 sat menos: ya lo recibió. | Da {n} sats menos: ya los recibió.'
    },
    remains: {
      payments:
        'LNbits guarda su propia lista de pagos. Lo que una cartera pagó o recibió queda en ella.',
      failed_calls:
        'LNbits anota durante siete días las direcciones de las llamadas que fallaron, salvo que quien lleva el servidor haya excluido Loyalty.',
      relays:
        'Lo publicado en relays de Nostr queda allí: nadie puede retirarlo.',
      backups:
        'Las copias de seguridad de antes de hoy conservan la tarjeta hasta que se tiren.',
      bills: 'Las cuentas quedan, sin nombre, para que los libros cuadren.',
      returning:
        'Durante un año este servidor puede saber que esta clave ya estuvo aquí, para que nadie sea nuevo dos veces. No guarda la clave para eso.'
    },
    pos: {
      title: 'Cobrar',
      charge: 'Cobrar',
      charge_amount: 'Cobrar {amount}',
      orders: 'Pedidos',
      tabs: {keypad: 'Teclado', menu: 'Carta', open: 'Cuentas abiertas ({n})'},
      sats: 'sats',
      unit: 'Sats o dinero',
      keys: {back: 'Borrar la última cifra', add: 'Otro importe'},
      item: 'Artículo',
      amount: 'Importe',
      amount_sats: 'Importe en sats',
      bill: 'Cuenta',
      table: 'Mesa',
      tip: 'Propina',
      tip_sats: 'Propina en sats',
      empty: 'Escribe un importe o toca la carta.',
      keep: 'Dejar abierta',
      add_to: 'Añadir, sin cobrar',
      clear: 'Borrar',
      cleared: 'Borrado',
      cancel_bill: 'Anular esta cuenta',
      cancel_sure: '¿Anular esta cuenta? Después nadie podrá pagarla.',
      keep_it: 'Conservarla',
      leave: 'Dejarla abierta y empezar otra',
      close: 'Cerrar',
      cancel: 'Volver',
      edit: 'Cambiar',
      back: 'Volver a la cuenta',
      done: 'Listo',
      more: 'Uno más: {name}',
      less: 'Uno menos: {name}',
      remove: 'Quitar: {name}',
      removed: '{name} quitado',
      categories: 'Categorías',
      other: 'Otros',
      not_today: 'Hoy no hay',
      other_unit: 'Con precio en otra moneda',
      no_menu: 'Todavía no hay carta. Lo que ponga el dueño aparece aquí.',
      no_open:
        'No hay cuentas abiertas. Las que falta pagar aparecen aquí solas.',
      new_bill: 'Cuenta nueva',
      next_bill: 'Siguiente cuenta',
      on_device: 'En este dispositivo, a la espera de la red',
      not_paid: 'Sin pagar todavía',
      kept_open: 'Abierta',
      part_paid: 'Nada pagado | 1 parte pagada | {n} partes pagadas',
      paid: 'Pagada',
      guest: 'Cliente',
      scan: 'Escanea, o escribe seis caracteres',
      scan_hint: 'Su tarjeta, un recibo, un enlace o el código de un premio.',
      camera: 'Usar la cámara',
      no_camera: 'Aquí no se puede usar la cámara.',
      ask_guest: 'Que escanee el cliente',
      show_guest: 'El cliente escanea esto',
      todays: 'Hoy aquí',
      no_guests: 'Hoy nadie con tarjeta todavía.',
      unlink: 'Quitar a {name} de la cuenta',
      refused: {
        secret:
          'Eso es una clave secreta. No se guardó. Aquí solo va el código público de una tarjeta.',
        invoice: 'Eso es una factura de Lightning, no una tarjeta.',
        lnurl: 'Eso es el código de pago de una billetera, no una tarjeta.',
        address: 'Eso es una dirección, no una tarjeta.',
        unknown: 'Eso no es una tarjeta, un recibo ni un código nuestro.'
      },
      not_ours: 'Ese recibo no está entre los últimos cien de aquí.',
      not_our_table: 'Esa mesa es de otro local. No se tomó nada.',
      at_table: '{name}, {table}',
      ready: '{name}: listo',
      put: 'Poner en la cuenta',
      give: 'Dar ahora',
      given_code: '{name}: entregado, {n} puntos.',
      which: '¿Cuál es gratis?',
      take_off: 'Quitar de la cuenta: {name}',
      discount: {
        title: 'Descuento',
        take: 'Descontar {sats}',
        back: 'Devolver {sats}',
        much: {percentage: '{n} %', cashback: '{n} % de vuelta'},
        why: {
          limit_reached: 'Ya se usó tantas veces como se puede: {n}.',
          budget_spent: 'Todo lo de esta oferta ya se dio.',
          below_minimum: 'Para cuentas desde {sats}.'
        }
      },
      by_pin: 'Usar mi PIN',
      other_card: 'Otra tarjeta',
      why_other: 'La cuenta y sus puntos pasan a la otra tarjeta.',
      reason: 'Motivo',
      move_it: 'Moverla',
      moved_to: 'La cuenta está ahora en la tarjeta de {name}.',
      whose_part: '¿De quién es la parte {n}?',
      refund: 'Devolver',
      bills: {
        paid: 'Pagada',
        part_refunded: 'Devuelta en parte',
        refunded: 'Devuelta',
        void: 'Anulada'
      },
      went_back: 'Devueltos {amount}: {reason}',
      which_bills: 'Qué cuentas',
      lists: {open: 'Sin pagar', paid: 'Pagadas'},
      no_paid: 'Todavía no hay cuentas pagadas. Aparecen aquí solas.',
      amount_first: 'Escribe primero el importe. No se tomó nada.',
      split: 'Dividir',
      left: 'Faltan {amount} por pagar',
      ways: {share: 'A partes iguales', lines: 'Por líneas', amount: 'Importe'},
      shares: '{n} personas',
      fewer: 'Una persona menos',
      more_people: 'Una persona más',
      ask_part: 'Cobrar esta parte',
      parts: 'Partes',
      part: 'Parte {n}',
      one_part: 'una parte',
      void_part: 'Retirar la parte {n}',
      show: 'Mostrar',
      receipt: 'Recibo',
      invoice: 'Factura de {amount}',
      methods: {cash: 'Efectivo', card: 'Tarjeta bancaria'},
      got: {
        cash: '{amount} en efectivo',
        card: '{amount} con tarjeta bancaria'
      },
      who: '¿Quién eres?',
      tap_initials: '¿Quién cobró? Toca tus iniciales.',
      no_staff: 'El dueño añade primero las iniciales del personal.',
      thanks: 'Gracias.',
      thanks_to: 'Gracias, {name}.',
      gained: '+{points}.',
      scan_keep: 'Escanea para guardar {points}',
      too_small: 'Las cuentas desde {amount} dan puntos.',
      sending: 'Creando la factura',
      waits:
        'Sin conexión. Esta cuenta queda en este dispositivo y se cobra sola.',
      offline: 'Sin conexión. Intentando de nuevo.',
      waiting:
        'No espera ninguna cuenta. | Aquí espera 1 cuenta. | Aquí esperan {n} cuentas.',
      sent: '{table}: enviada, sin pagar todavía',
      is_open: '{table}: abierta',
      changed: 'Esta cuenta ha cambiado. No se tomó nada.',
      no_answer: 'Sin conexión. Intenta de nuevo: nada ocurre dos veces.',
      gone: 'Ahora no se pueden crear cuentas. No se tomó nada.'
    },
    card: {
      tap: 'Toca la tarjeta para mostrarla en la barra',
      guest: 'Cliente …{end}',
      next: 'Lo siguiente',
      next_tier: 'Nivel {tier}',
      to_go: 'Faltan {n}',
      top_tier: 'Has llegado al nivel más alto.',
      ready: 'Listo para usar',
      costs: '1 punto | {n} puntos',
      ends: '{n} terminan el {day}',
      coming: '{n} más llegan el {day}',
      history: 'Historial',
      empty:
        'Todavía no hay puntos. Aparecen aquí solos después de tu primera cuenta pagada.',
      kinds: {
        earned: 'Visita',
        redeemed: 'Usados',
        expired: 'Terminaron',
        granted: 'Dados',
        revoked: 'Retirados'
      },
      visits:
        'La primera visita de este mes está por venir | {n} visita este mes | {n} visitas este mes',
      who_title: 'Quién puede ver esta tarjeta',
      who: 'Solo tú y {merchant}',
      no_key_title: 'En este teléfono no hay ninguna tarjeta',
      no_key:
        'Abre el enlace de tu tarjeta o entra con tu aplicación de Nostr.',
      sign_in: 'Usar mi clave de Nostr',
      not_shown: 'Ahora no se puede mostrar tu tarjeta.',
      close: 'Cerrar'
    },
    friend: {
      title: 'Trae a un amigo',
      words:
        'Mándale un enlace: {mine} para ti y {theirs} para él, tras su primera cuenta pagada.',
      words_own:
        'Mándale un enlace: {mine} para ti, tras su primera cuenta pagada.',
      words_theirs:
        'Mándale un enlace: {theirs} para él, tras su primera cuenta pagada.',
      act: 'Compartir un enlace',
      share: 'Ven conmigo a {place}',
      copied: 'Copiado',
      invited: 'Te invitó un amigo',
      invited_words:
        'Guarda la invitación antes de tu primera cuenta. Se queda en este teléfono con tu tarjeta.',
      accept: 'Guardarla',
      not_now: 'Ahora no',
      accepted:
        'Guardada. Tu amigo recibe puntos tras tu primera cuenta pagada en {place}.',
      accepted_bonus:
        'Guardada. {bonus} para ti tras tu primera cuenta pagada en {place}, y tu amigo también recibe.',
      history: 'Vino un amigo',
      goes_first:
        'En este teléfono está la invitación de un amigo. Va primero a tu tarjeta.',
      app_first: 'En este teléfono está la invitación de un amigo.',
      app_link: 'Guárdala antes que los puntos',
      refused: 'La invitación no dio nada: {why}'
    },
    visit: {
      act: 'Mostrarla en {place}',
      tier: '{theirs} allí es {tier} aquí hasta el {day}.',
      tier_here: 'Aquí tienes {tier} hasta el {day}.',
      points: '{points} llegan tras tu primera cuenta pagada aquí.',
      kept: 'El historial de la otra tarjeta no se guarda aquí.',
      entries_first:
        'Para mostrarla en un sitio de aquí hacen falta todos sus apuntes firmados: abre tus mensajes, o tráelos como archivo.'
    },
    brought: {
      ask: '¿Quién te trajo?',
      by: 'Lo trajo {name}',
      forget: 'No lo trajo {name}',
      no_guest: 'Eso no es la tarjeta de un cliente.'
    },
    me: {
      title: 'Tus tarjetas',
      sats: {
        title: 'Tus sats',
        balance: '{sats} son tuyos aquí',
        nowhere:
          'Recógelos con cualquier billetera Lightning, o di adónde deben ir.',
        goes_to: 'Van solos a {address}.',
        goes_to_wallet: 'Van solos a tu billetera.',
        fetch: 'Recoger {sats}',
        scan: 'Escanéalo con tu billetera para recibir {sats}. Vale una vez, durante una hora.',
        qr: 'Un código con el que tu billetera recibe los sats',
        open: 'Abrir mi billetera',
        to: 'Adónde van tus sats',
        to_words:
          'Escribe una dirección Lightning y llegarán solos. Déjala vacía para recogerlos tú.',
        address: 'Dirección Lightning',
        save: 'Enviarlos ahí',
        saved: 'Guardado.'
      },
      not_shown: 'Ahora no se pueden mostrar tus tarjetas.',
      empty_title: 'Todavía no hay tarjetas',
      empty:
        'La primera aparece aquí sola cuando guardas los puntos de una cuenta: escanea el código de un recibo.',
      out_title: 'No hay tarjeta en este teléfono',
      out_words:
        'Escanea el código de un recibo para poner sus puntos en una tarjeta nueva. Sin aplicación ni correo.',
      save: 'Guardar',
      saved: 'Guardado',
      advanced: 'Avanzado',
      app: {
        nothing:
          'Tu aplicación de Nostr no ha devuelto nada. ¿Hay alguna en este teléfono?',
        late: 'Ha tardado demasiado. Inténtalo otra vez.',
        done: 'Hecho.'
      },
      remote: {
        title: 'Mi clave está en un firmador en otro sitio',
        words:
          'Hay quien guarda su clave de Nostr en otro aparato, que firma desde allí. Haz que muestre su enlace y pégalo o escanéalo aquí.',
        link: 'Enlace del firmador (bunker://…)',
        act: 'Conectar',
        waits: 'Esperando a tu firmador. Míralo: quizá te pregunta algo.',
        asks: 'Tu firmador quiere que digas que sí.',
        open: 'Abrirlo',
        no_link: 'Eso no es el enlace de un firmador.',
        no_relay: 'Ese enlace no dice cómo llegar al firmador.',
        away: 'No se puede llegar a tu firmador. ¿Está encendido?',
        silent: 'Tu firmador no ha contestado. Inténtalo otra vez.',
        refused: 'Tu firmador ha dicho que no.',
        odd: 'Tu firmador ha contestado otra cosa que la pedida.'
      },
      share: {
        private: 'Solo yo',
        tier: 'Todos, solo mi nivel',
        full: 'Todos, la tarjeta entera',
        private_words: 'Nadie más puede encontrar ni leer esta tarjeta.',
        tier_words:
          'Todos en Nostr pueden ver que tienes tu nivel en {merchant}, y nada más. Así otros sitios pueden reconocerlo.',
        full_words:
          'Todos en Nostr pueden ver que esta tarjeta de {merchant} es tuya, tus puntos y tu nivel. Lo que comiste y pagaste queda contigo.',
        seen: 'Quien la haya visto se queda con lo que vio: quitarla no puede deshacerlo.'
      },
      take: {
        title: 'Llevarme mi tarjeta',
        words:
          'Un archivo con todo lo que ha pasado en tu tarjeta de {merchant}. Nadie puede cambiar un número sin que se note.',
        act: 'Guardar mi tarjeta como archivo',
        check:
          'Enseña el archivo donde quieras. Cualquiera puede comprobarlo en',
        events_words: 'Lo mismo como eventos firmados de Nostr, uno por línea.',
        events: 'Guardar como eventos de Nostr'
      },
      use: {
        use: 'Usar',
        use_it: 'Usar {name}',
        title: 'Usar un premio',
        held: 'Por entregar',
        question: '¿Usar {name} por {points}?',
        words: 'Recibes un código. El personal lo escanea y te da tu premio.',
        act: 'Sí, mostrar el código',
        not_now: 'Ahora no',
        show: 'Mostrar el código',
        code: 'El código de tu premio',
        staff: 'Enséñaselo al personal.',
        until: 'Hasta {when}',
        back: 'Ahora no, devolver mis puntos'
      },
      discounts: {
        title: 'Tus descuentos',
        words:
          'Lo que tus insignias y visitas descuentan de una cuenta. Se usa el mejor.',
        none: 'Aún no hay descuentos para ti. Una insignia o una visita puede traer uno.',
        much: {
          percentage: '{n} % de descuento',
          cashback: '{n} % de vuelta en sats',
          fixed: '{sats} menos'
        },
        from: 'desde {sats}',
        most: 'como máximo {sats}',
        until: 'hasta {day}',
        used: 'Aún sin usar | Usado una vez | Usado {n} veces',
        used_of: 'Usado {n} de {limit} vez | Usado {n} de {limit} veces',
        why: {
          not_yet: 'Todavía no ha empezado.',
          other_day: 'Solo el día del evento.',
          tier_needed: 'Para un nivel más alto.',
          partner_needed: 'Después de visitar otro local asociado.',
          limit_reached: 'Ya lo has usado del todo.',
          budget_spent: 'Ya se ha dado todo.',
          nothing_off: 'Ahora no descuenta nada.'
        },
        show: 'Enséñalo en el mostrador',
        first: 'El personal lo escanea: la cuenta es tuya.',
        then: 'Después escanea el código de su pantalla y di que sí.',
        other_code: 'Ese no es el código de una cuenta. Pídeselo al personal.'
      },
      vouchers: {
        title: 'Vales',
        words:
          'Puntos y premios que un sitio te ha prometido. Solo tú puedes usarlos, una vez.',
        none: 'Aquí no hay vales. Lo que un sitio te dé aparece solo.',
        open: 'hasta {when}',
        used: 'usado {when}',
        expired: 'acabó {when}',
        withdrawn: 'retirado',
        use: 'Usar',
        use_it: 'Usar {worth}',
        save: 'Guardar {worth} como archivo',
        done: '{worth} de {merchant} están en tu tarjeta. Ahora {points}.',
        brought: 'De tus mensajes',
        paste: 'Pegar un vale',
        look: 'Mirarlo',
        says: '{value}, hasta {when}',
        no_voucher: 'Eso no es un vale, o se ha cambiado.'
      },
      wait: {
        asked: 'Alguien en {merchant} pide pasar esta tarjeta a otro teléfono.',
        approved:
          'Esta tarjeta pasa a otro teléfono el {when}, según {merchant}.',
        hint: '¿No eres tú? Déjala aquí y no se mueve nada.',
        keep: 'Dejarla en este teléfono'
      },
      coming: {
        asked:
          'Has pedido tu tarjeta de {merchant}. Avisa allí a un encargado: tiene que confirmarlo.',
        approved: 'Tu tarjeta de {merchant} llega a este teléfono el {when}.'
      },
      history: {
        more: 'Ver más',
        moved: 'De tarjeta a tarjeta',
        morning: 'Mañana',
        lunch: 'Almuerzo',
        afternoon: 'Tarde',
        evening: 'Noche'
      },
      name: {
        title: 'Cómo llamarte',
        label: 'Llámame',
        words: 'El personal de {merchant} lo ve cuando vienes. Nadie más lo ve.'
      },
      backup: {
        title: 'Guarda una copia de tu tarjeta',
        words:
          'Una copia te devuelve la tarjeta si pierdes este teléfono. Elige una frase: la copia solo se abre con ella, y nadie puede buscarla por ti.',
        passphrase: 'Frase secreta',
        hint: 'Al menos 8 caracteres',
        act: 'Hacer la copia',
        done: 'Guárdala en cualquier sitio menos en este teléfono. Sin la frase no le sirve a nadie.',
        download: 'Guardar como archivo',
        copy: 'Copiar',
        copied: 'Copiado',
        print: 'Imprimir',
        paper: 'Copia de tu tarjeta de puntos',
        paper_words:
          'Abre tus tarjetas, elige «Tengo una copia», escanea o escribe esto y da tu frase.'
      },
      restore: {
        title: 'Tengo una copia',
        words: 'Pega la copia de tu tarjeta. Se abre solo en este teléfono.',
        backup: 'Copia de tu tarjeta',
        passphrase: 'Frase secreta',
        act: 'Recuperar mi tarjeta'
      },
      merge: {
        title: 'Unir dos tarjetas',
        words:
          'Todo lo de tu otra tarjeta en {merchant} pasa a esta. Las dos tienen que aceptar.',
        app: 'La otra está en mi aplicación de Nostr',
        act: 'Unirlas',
        done: 'Ahora es una sola tarjeta, con {points}.'
      },
      lost: {
        title: '¿Perdiste el teléfono?',
        words: 'Un recibo antiguo devuelve una tarjeta perdida.',
        step_receipt:
          'Pega el enlace de un recibo que esté en la tarjeta perdida.',
        step_staff: 'Un encargado del local confirma que eres tú.',
        step_wait:
          '48 horas después la tarjeta está aquí, salvo que el teléfono antiguo diga que no.',
        link: 'Enlace del recibo',
        act: 'Pedir mi tarjeta',
        done: 'Has pedido tu tarjeta.',
        next: 'Avisa a un encargado del local. 48 horas después de que lo confirme, tu tarjeta está en este teléfono.',
        enter: 'Ver mis tarjetas'
      },
      leave: {
        title: 'Irte y ser olvidado',
        words:
          '{merchant} te olvida: tu nombre, tus notas y de quién era la tarjeta. No se puede deshacer.',
        ending: 'Terminan {points}.',
        sure: 'Sí, que me olviden allí',
        act: 'Irme para siempre',
        done: 'Allí ya no te conocen',
        remains: 'Qué se conserva, y dónde:'
      },
      out: {
        title: 'Cerrar sesión',
        words: 'Tus tarjetas siguen, y este teléfono deja de mostrarlas.',
        kept: 'Este teléfono deja entonces de tener tu tarjeta. Guarda antes una copia, o solo un recibo y un encargado podrán devolvértela.'
      },
      problem: {
        no_answer: 'Sin conexión. Intenta de nuevo.',
        no_signer:
          'Para eso hace falta el teléfono o la aplicación de Nostr donde está esta tarjeta.',
        not_a_backup: 'Eso no es una copia de una tarjeta.',
        wrong_passphrase: 'Esa frase no la abre.',
        not_a_receipt: 'Eso no es el enlace de un recibo.',
        secret:
          'Eso era el secreto de una cuenta de Nostr. No se guardó ni se envió. No lo escribas nunca fuera de tu propia aplicación de Nostr.'
      }
    },
    check: {
      title: 'Comprobar una tarjeta',
      words:
        '¿Un cliente te enseña una tarjeta de otro sitio? Mira si es auténtica. Se comprueba en este aparato y no sale de él.',
      file: 'Elegir un archivo',
      drop: 'O suéltalo aquí.',
      paste: 'O pégala',
      scan: 'Escanear un código',
      act: 'Comprobarla',
      again: 'Comprobar otra',
      busy: 'Comprobando cada apunte …',
      from: 'Dice que es de {title}.',
      shows: '{points} en ella',
      tier: 'nivel {tier}',
      last: 'Último apunte: {day}',
      trust: 'Quién puede firmar',
      key: 'La clave Nostr del comercio',
      key_hint: 'Si la escribes, solo pasa una tarjeta firmada con ella.',
      bad_key: 'Eso no es una clave de Nostr.',
      elsewhere:
        'Ese código solo dice dónde está una tarjeta. Pide el archivo al cliente.',
      statement: 'Firmado: {entries}. Los apuntes no están aquí.',
      is: {
        genuine: 'Auténtica. {entries}, no falta ninguno.',
        empty: 'Auténtica. Todavía sin apuntes.',
        changed: 'No es auténtica: {why}.',
        unreadable: 'No se puede leer: {why}.',
        uncheckable: 'No se puede comprobar: {why}.'
      },
      entries: '1 apunte | {n} apuntes',
      signed: {
        nobody:
          'Nadie la ha firmado: todo encaja, pero no se ve quién la escribió.',
        named: 'Firmada por el comercio que has indicado.',
        key: 'Firmada con la clave {key}. Pregunta al comercio si es suya.'
      },
      what: {
        signed: 'lo que firmó el comercio',
        head: 'su final firmado',
        line: 'la línea {n}',
        card: 'su tarjeta',
        receipt: 'el recibo del apunte {n}'
      },
      why: {
        rule_changed: 'se ha cambiado una regla para ganar puntos',
        entry_changed: 'se ha cambiado el apunte {n}',
        entry_unlinked: 'el apunte {n} no sigue al anterior',
        rule_missing: 'falta la regla con la que se ganó el apunte {n}',
        entry_of_other: 'el apunte {n} es de otra tarjeta',
        entry_missing: 'falta el apunte {n}',
        entry_twice: 'el apunte {n} ya estaba antes',
        entry_odd: "el apunte {n} dice algo imposible ('{field}')",
        entry_answers: 'el apunte {n} responde a uno posterior',
        ends_before: 'dice que acaba antes del apunte {n}',
        wrong_end: 'el apunte {n} no es el último que dice tener',
        points: 'sus apuntes suman {n} puntos, y dice otra cosa',
        earned: 'sus apuntes ganaron {n} puntos, y dice otra cosa',
        other_signer: 'la ha firmado alguien que no es el comercio indicado',
        not_this_card: 'lo que firmó el comercio no es esta tarjeta',
        other_customer: 'el comercio la firmó para otro cliente',
        other_count: 'el comercio no firmó {entries}',
        other_entries: 'el comercio firmó otros apuntes',
        forged: 'su firma es falsa',
        what_changed: 'se ha cambiado {what}',
        what_forged: '{what} tiene una firma falsa',
        other_programme: '{what} es de otro programa',
        other_merchant: 'es de un programa que no es del comercio indicado',
        issuer_not_itself:
          'su programa lo dijo alguien que no puede firmar por él',
        wrong_key: '{what} se firmó con una clave que entonces no valía',
        two_stories: 'el comercio ha firmado dos apuntes {n} distintos',
        outside: '{what} dice por fuera otra cosa que por dentro',
        dated: '{what} lleva por fuera otra fecha que por dentro',
        of_other: '{what} es de otra tarjeta',
        for_other: '{what} es para otro cliente',
        two_cards: 'sus partes son de dos tarjetas',
        too_large: 'ocupa más de {n} MB',
        no_text: 'no es un texto',
        too_much: 'contiene más de lo que cabe en una tarjeta',
        no_json: 'no es JSON, o dice algo dos veces',
        no_card: 'no es una tarjeta de fidelidad',
        version: 'es de una versión que este programa no conoce',
        part_missing: "su parte '{part}' falta o está rota",
        part_broken: "su parte '{part}' está rota",
        fields: 'sus apuntes tienen otros campos que los conocidos',
        nobody: 'no dice de quién es',
        no_event: '{what} no es un evento de Nostr',
        line_kind: '{what} no es programa, tarjeta ni recibo',
        issuers: 'su programa no dice claramente quién puede firmar',
        no_end: 'su tarjeta no dice dónde acaba',
        unsigned: 'nadie ha firmado esta tarjeta',
        no_card_event: 'no hay ninguna tarjeta',
        private: 'su tarjeta es privada: solo su dueño puede abrirla',
        no_programme: 'falta el programa, que dice quién puede firmar'
      }
    },
    elsewhere: {
      title: 'Tarjetas de otros sitios',
      words:
        'Los sitios de otros servidores también dan tarjetas. Preguntamos a los servidores que nombra tu cuenta de Nostr, tres como mucho, y solo cuando tocas.',
      act: 'Buscar en otros sitios',
      none: 'Allí no se ha encontrado ninguna tarjeta tuya.',
      wrong: 'No es auténtica',
      somewhere: 'En algún sitio',
      save: 'Guardarla como archivo',
      letters: 'Abrir mis mensajes',
      letters_words:
        'Los apuntes de una tarjeta llegan a tus mensajes. Para encontrarlos, tu aplicación de Nostr tiene que abrir tus cartas, y puede preguntarte por cada una.',
      paste:
        'Dirección de una tarjeta, un sitio o una lista (naddr…), o una tarjeta',
      servers: 'Relés a los que preguntar, uno por línea',
      servers_hint: 'Tres como mucho. Vacío: los habituales.',
      no_server: 'Uno de ellos no es la dirección de un relé (wss://…).',
      no_address:
        'Eso no es la dirección de una tarjeta, un sitio o una lista.',
      no_relay:
        'Ninguno de esos servidores contesta. Inténtalo otra vez, o nombra otros en Avanzado.',
      steps: {
        relays: 'Preguntando dónde vive tu cuenta …',
        lists: 'Leyendo tus listas …',
        cards: 'Buscando tus tarjetas …',
        letters: 'Abriendo la carta {n} de {of} …',
        check: 'Comprobando cada apunte …'
      }
    },
    receipt: {
      thanks: 'Gracias.',
      waiting: 'te esperan | te espera | te esperan',
      gained: '+{points}',
      tier: '· nivel {tier}',
      on_card: '{n} en tu tarjeta.',
      to_free: 'Faltan {n} para: {item} gratis.',
      to_reward: 'Faltan {n} para: {reward}.',
      too_small: 'Gracias. Las cuentas desde {amount} dan puntos.',
      too_small_any: 'Gracias. Esta cuenta era muy pequeña para dar un punto.',
      refunded: 'Devuelto.',
      half_refunded: 'Devuelto a la mitad.',
      part_refunded: 'Devueltos {amount}.',
      taken_back:
        'No se retiraron puntos. | Se retiró 1 punto. | Se retiraron {n} puntos.',
      ended: 'Terminó el {day}. El personal todavía puede ayudarte.',
      pending: 'Sin pagar todavía. Esta página cambia sola.',
      sats_coming: 'Vuelven {sats}.',
      sats_back: 'Volvieron {sats}.',
      void: 'Esta cuenta ha cambiado. Pide la nueva al personal.',
      taken:
        'Estos puntos ya están en una tarjeta. ¿No es la tuya? Muestra este recibo al personal.',
      keep: 'Guardar mis {points}',
      keep_hint: 'Sin aplicación ni correo. Tu tarjeta queda en este teléfono.',
      keep_until: 'Hasta el {day}.',
      at: '{reward} con {n}',
      of: '{points} / {cost}',
      reached: '{reward}: ya te alcanza',
      not_shown: 'Ahora no se puede mostrar este recibo.',
      paid: 'Pagado',
      to_pay: 'Por pagar',
      by: {
        cash: 'en efectivo',
        card: 'con tarjeta bancaria',
        lightning: 'con Lightning'
      },
      tip: 'Propina (no da puntos)',
      tax: 'Impuesto incluido, {rate} %',
      split: 'Parte {number} de {of}, de una cuenta de {bill}',
      refund: 'Devuelto el {day}',
      your_part: 'Tu parte',
      invoice: 'Escanéalo con una billetera Lightning',
      open_wallet: 'Abrir mi billetera',
      copy: 'Copiar',
      copied_invoice: 'Copiado',
      share: 'Compartir',
      share_text: 'Recibo de {merchant}',
      first: 'Quien lo abra primero puede guardar los puntos',
      copied: 'El enlace de este recibo está copiado',
      print: 'Imprimir',
      code: 'Este recibo como código',
      clock: 'Esto se mueve: una foto no.',
      close: 'Cerrar',
      sheet: {
        title: 'Guarda tus {points}',
        new: 'Ponerlos en una tarjeta nueva',
        have: 'Tengo una tarjeta',
        nostr: 'Usar mi clave de Nostr',
        back: 'Volver',
        have_phone: 'Está en otro teléfono',
        have_phone_words:
          'Escanea esto con ese teléfono. O muestra tu tarjeta y este recibo al personal.',
        have_copy: 'Tengo una copia',
        nostr_app: 'Abrir mi aplicación de Nostr',
        nostr_none: 'En este navegador no hay ninguna clave de Nostr',
        nostr_words:
          'Abre este recibo en un navegador con una extensión de Nostr o, en Android, con una aplicación de firma. Una tarjeta nueva no necesita nada de eso.',
        old_browser:
          'Este navegador no puede tener una tarjeta. Ábrelo en otro.'
      },
      failed: 'Sin respuesta. Intenta de nuevo.',
      mine: {
        see: 'Ver mi tarjeta',
        name_title: '¿Cómo quieres que te llame el personal?',
        name: 'Llámame',
        save: 'Guardar',
        skip: 'Ahora no',
        named: 'El personal te conocerá como {name}.',
        picture: 'La tarjeta como imagen',
        home: 'Añadir a la pantalla de inicio',
        home_ios:
          'Para tenerla a mano: toca Compartir y luego «Añadir a pantalla de inicio».',
        home_other:
          'Para tenerla a mano: elige «Añadir a pantalla de inicio» en el menú de tu navegador.',
        backup: 'Guarda una copia de tu tarjeta',
        guest: 'Cliente …{end}'
      },
      paper: {
        keep: 'Guarda tus {points}: escanea hasta el {day}',
        total: 'Total',
        not_paid: 'Sin pagar todavía'
      }
    },
    confirm: {
      purpose: {
        attach: 'Los puntos van a tu tarjeta.',
        redeem: 'Se usa un premio tuyo en esta cuenta.',
        pay: 'Estás pagando esta cuenta.',
        discount: 'Un descuento tuyo va en esta cuenta.'
      },
      me: 'Soy yo',
      me_app: 'Soy yo, con mi aplicación de Nostr',
      me_new: 'Usar una tarjeta nueva',
      new_hint: 'Sin aplicación ni correo. Tu tarjeta queda en este teléfono.',
      no_card: 'Abre esta página en el navegador donde está tu tarjeta.',
      left: 'No queda tiempo | Queda 1 segundo | Quedan {n} segundos',
      done: 'Gracias, eres tú',
      done_hint: 'El personal ya puede verlo.',
      over: 'Este enlace ha terminado',
      over_hint: 'Pide otro al personal.',
      failed: 'Ahora no se puede mostrar esta cuenta.'
    },
    confirm_away: {
      open: 'No puedo firmar aquí',
      message: 'Enviamos un código a tu aplicación de Nostr.',
      key: 'Tu clave de Nostr, no la secreta',
      send: 'Enviarme un código',
      sent: 'Mira los mensajes de tu aplicación de Nostr. El código vale dos minutos.',
      code: 'Seis cifras',
      confirm: 'Confirmar',
      again: 'Enviar otro',
      zap: 'Confirmar con un zap',
      zap_words:
        'Escanea esto con una cartera que mande zaps con tu clave de Nostr. No hace falta pagar.',
      zap_open: 'Abrir mi cartera'
    },
    places: {
      title: 'Lugares que aceptan bitcoin',
      about: 'Paga con Lightning, y muchos dan puntos por ello.',
      search: 'Busca por nombre o ciudad',
      kinds: 'Tipo de lugar',
      has_to: 'Solo lugares que',
      near: 'Cerca de mí',
      open_now: 'Abierto ahora',
      has_discount: 'Con descuento',
      map: 'Mapa',
      list: 'Lugares',
      count: 'ningún lugar | 1 lugar | {n} lugares',
      count_more: 'más de {n} lugares',
      more: 'Mostrar más',
      none_found: 'No se encontró nada. Busca menos cosas, o en otro sitio.',
      none_yet:
        'Todavía no hay lugares. El primero aparece aquí cuando la comunidad lo apruebe.',
      add_yours: '¿Falta tu lugar? Añádelo',
      no_position:
        'No se conoce tu posición. Permítela en el navegador, o busca por ciudad.',
      no_map:
        'Ahora no se puede mostrar el mapa. La lista de abajo está completa.',
      zoom_in: 'Acercar',
      zoom_out: 'Alejar',
      here: 'Aquí',
      way: 'a {distance} hacia el {wind}',
      wind: {
        n: 'norte',
        ne: 'noreste',
        e: 'este',
        se: 'sureste',
        s: 'sur',
        sw: 'suroeste',
        w: 'oeste',
        nw: 'noroeste'
      },
      open: 'Abierto',
      open_until: 'Abierto. Cierra: {when}',
      closed: 'Cerrado',
      closed_until: 'Cerrado. Abre: {when}',
      always: 'Día y noche',
      holidays: 'Festivos',
      off: 'cerrado',
      discount: 'Descuento',
      rating: 'Valoración',
      all: 'Todos los lugares',
      missing: 'Aquí no hay tal lugar.',
      missing_hint: 'Puede que haya cerrado, o que aún no esté aprobado.',
      verified: 'Comprobado por la comunidad',
      verified_long_ago: 'Comprobado hace más de un año',
      directions: 'Cómo llegar',
      share: 'Compartir',
      how_far: '¿A qué distancia está?',
      offer: 'Puntos',
      first_visit: 'Primera visita: {points}',
      points_here: 'Puntos por cada visita',
      smallest: 'A partir de {amount}.',
      no_app:
        'Sin app ni correo: escanea el recibo, y tus puntos se quedan en tu teléfono.',
      discounts: 'Descuentos',
      for_badge: 'Con la insignia {badge}',
      rewards: 'Premios',
      reward: '{name} por {points}',
      tiers: 'Niveles',
      tier_from: 'a partir de {score}',
      tier_start: 'desde la primera cuenta',
      menu: 'Carta',
      pay: 'Cómo pagar',
      ways: {
        lightning: 'Bitcoin por Lightning',
        onchain: 'Bitcoin en la cadena'
      },
      hours: 'Horario',
      contact: 'Contacto',
      reviews: 'Reseñas',
      no_reviews:
        'Todavía no hay reseñas. Quien haya pagado aquí puede escribir la primera.',
      stars: 'ninguna estrella | 1 estrella | {n} estrellas',
      reply: '{name}:',
      yours: 'La tuya',
      hidden: 'Oculta por la comunidad: {reason}',
      zoom_for_all: 'Aquí hay más. Acerca el mapa para verlos todos.',
      write_review: 'Escribir una reseña',
      change_review: 'Cambiar mi reseña',
      no_card: 'Las reseñas se escriben con la tarjeta que tenías al pagar.',
      my_card: 'Abrir mi tarjeta',
      how_was_it: '¿Qué tal estuvo?',
      in_words: 'Con tus palabras, si quieres',
      in_words_hint: 'Todos pueden leerlo, sin tu nombre.',
      secret: 'Esa es tu clave secreta. No se guardó ni se envió.',
      said: 'Gracias. Tu reseña está ahí.',
      send: 'Enviar',
      cancel: 'Cancelar',
      tpos: {
        title: 'Úsalo con tu TPoS: 3 pasos',
        one: 'Entra en LNbits, abre Loyalty y ponle nombre a tu lugar. Elige la billetera en la que cobra tu TPoS.',
        two: 'En Ajustes, Pagos que cuentan, activa TPoS.',
        three:
          'Cobra como siempre. Los clientes escanean el recibo y se quedan con sus puntos.',
        start: 'Empezar ahora'
      }
    },
    table: {
      numbered: 'la mesa {n}',
      here: 'Estoy aquí',
      seated: 'Estás en {table} de {venue}',
      kept_hint: 'Con la tarjeta de este teléfono.',
      app_hint: 'Con tu aplicación de Nostr.',
      card: 'Ver tu tarjeta',
      unknown: 'Este código ya no se usa',
      unknown_hint: 'Pide al personal el código de tu mesa.',
      failed: 'No funcionó. Intenta de nuevo o pregunta al personal.'
    },
    paper: {
      title: 'Pasa tu tarjeta a este teléfono',
      words: 'Escribe el código impreso junto a lo que escaneaste.',
      code: 'Código de la tarjeta',
      act: 'Pasar aquí mis puntos',
      done: 'Tus puntos están en este teléfono: {points}.',
      done_hint: 'El papel ya no sirve: puedes tirarlo.',
      show: 'Ver mi tarjeta',
      wrong: 'Ese no es el código de esta tarjeta. Míralo otra vez.',
      broken: 'No se pudo leer ese código. Escanéalo otra vez.',
      empty:
        'Todavía no hay nada en esta tarjeta. Muéstrala al pagar y pásala después.'
    },
    staff_link: {ended: 'Este enlace se terminó. Pide otro al dueño.'},
    cms: {
      charge: 'Cobrar',
      orders: 'Pedidos',
      choose_venue: 'Elegir local',
      another_venue: 'Otro local',
      tabs: {
        overview: 'Resumen',
        insights: 'Cifras',
        customers: 'Clientes',
        ledger: 'Historial',
        programme: 'Programa',
        tiers: 'Niveles',
        rewards: 'Premios',
        discounts: 'Descuentos',
        staff: 'Personal',
        branches: 'Sucursales',
        settings: 'Ajustes'
      },
      again: 'Intentar de nuevo',
      more: 'Ver más',
      save: 'Guardar',
      undo: 'Deshacer cambios',
      cancel: 'Cancelar',
      close: 'Cerrar',
      keep: 'Conservar',
      copy: 'Copiar',
      copied: 'Copiado',
      saved: 'Guardado',
      type_name: 'Escribe {name} para confirmar',
      needed: 'Esto hace falta.',
      whole: 'Un número entero, por favor.',
      whole_from: 'Un número entero desde {n}, por favor.',
      unit_sats: 'sats',
      days: 'días',
      today: 'hoy',
      yesterday: 'ayer',
      points: 'sin puntos | 1 punto | {n} puntos',
      points_word: 'puntos | punto | puntos',
      visits: 'sin visitas | 1 visita | {n} visitas',
      items: 'sin artículos | 1 artículo | {n} artículos',
      no_tier: 'Sin nivel todavía',
      problem: {
        no_answer: 'Sin respuesta. Revisa la conexión e intenta de nuevo.',
        unchanged: 'No se cambió nada.',
        perhaps_changed:
          'Puede que no se haya guardado. Mira antes de repetirlo.'
      },
      rule: {
        spend: '{points} por cada {amount}.',
        visit: '{points} por cada visita, una vez al día.',
        item: '{points} por cada artículo.',
        item_of: '{points} por cada artículo de «{category}».',
        example_sats: 'Una cuenta de {bill} sats da {points}.',
        example_money: 'Una cuenta de {bill} da {points}.',
        smallest: 'Las cuentas de menos de {amount} no dan nada.',
        off: 'Ahora las cuentas no dan nada: el programa está apagado.',
        hidden:
          'Aquí las cuentas no dan nada: el local funciona sin puntos. Cámbialo en Ajustes.'
      },
      economics: {
        title: 'Economía',
        period: 'Periodo',
        last_days: 'Últimos {n} días',
        none: 'No hay cuentas en ningún local del directorio en estos días.',
        sentence: '{bills} en todos los locales, {sats}.',
        sentence_beside:
          '{bills} en todos los locales, {sats}: {by} que en otros tantos días anteriores.',
        again_of: '{spent} de {given}',
        figures: {
          sats: 'Pagado en los locales',
          discounts: 'Descuentos dados',
          back: 'Sats devueltos',
          again: 'Gastado de nuevo'
        },
        lines: {
          sats: 'Sats',
          discount_sats: 'Descuentos',
          satoshi_back_sats: 'Sats devueltos'
        },
        charts: {taken: 'Pagado en los locales', given: 'Lo que se regaló'},
        offers: 'Ofertas para todos los locales',
        no_offers: 'En estos días no se usó ninguna oferta.',
        offer:
          'nunca usada | usada una vez, en {places} de los locales; esa cuenta trajo {brought} | usada {n} veces, en {places} de los locales; esas cuentas trajeron {brought}',
        how: {
          sats: 'Cuentas pagadas en locales del directorio: por la mercancía, sin propinas y sin las que se devolvieron enteras. Los días son UTC.',
          discounts: 'Lo que los descuentos quitaron de esas cuentas.',
          back: 'Sats que los clientes recibieron de descuentos y niveles, según cuándo se enviaron.',
          again:
            'De los sats que los clientes recibieron en estos días, lo que cada uno ha pagado desde entonces en cualquier local, como mucho lo que recibió. No se muestra con menos de cinco clientes.',
          given: 'Descuentos en cuentas, y sats que los clientes recibieron.',
          offers:
            'Lo que dieron las ofertas de la comunidad en todos los locales juntos, y lo pagado por esas cuentas.'
        }
      },
      insights: {
        title: 'Cifras',
        period: 'Periodo',
        periods: {
          week: 'Últimos 7 días',
          days30: 'Últimos 30 días',
          days90: 'Últimos 90 días',
          month: 'Este mes',
          last_month: 'El mes pasado',
          year: 'Este año'
        },
        save: 'Guardar como CSV',
        report: 'Informe del mes',
        none: 'No hay cuentas en estos días. La primera que se pague aparecerá aquí sola.',
        sentence: '{bills}, {sats}.',
        sentence_beside:
          '{bills}, {sats}: {by} que en los días anteriores. | {bills}, {sats}: {by} que el día anterior. | {bills}, {sats}: {by} que en los {n} días anteriores.',
        more: '{percent} % más',
        less: '{percent} % menos',
        same: 'no más',
        nothing: '–',
        worth: 'unos {sats} si se usan todos',
        of_issued: '{used} de {n} dados',
        ended: 'ninguno caducó | 1 caducó | {n} caducaron',
        as_table: 'Como tabla',
        from_day: 'Desde',
        figures: {
          taken: 'Cobrado',
          bills: 'Cuentas',
          average: 'Cuenta media',
          new: 'Clientes nuevos',
          returning: 'Visitas de clientes conocidos',
          redemption: 'Puntos usados',
          breakage: 'Nunca usados',
          owed: 'Puntos que debes'
        },
        lines: {
          net_sats: 'Sats',
          visits: 'Todas las visitas',
          new: 'Por primera vez'
        },
        charts: {
          taken: 'Lo cobrado, por día',
          taken_weeks: 'Lo cobrado, por semana',
          came: 'Clientes que vinieron'
        },
        discounts: {
          title: 'Descuentos y lo que trajeron',
          none: 'En estos días no se dio ningún descuento.',
          given:
            'Ninguna cuenta. | {sats} dados en 1 cuenta, que trajo {brought}. | {sats} dados en {n} cuentas, que trajeron {brought}.',
          beside:
            'Una cuenta así es de {theirs} de media, cualquier otra de {others}.',
          rule: 'nunca usado | usado una vez | usado {n} veces'
        },
        cohorts: {
          title: 'Quién vuelve',
          none: 'Aún no hay clientes con tarjeta.',
          first: 'Primera visita',
          guests: 'Clientes',
          after: 'el mismo mes | un mes después | {n} meses después'
        },
        tiers: {
          title: 'Cambios de nivel',
          move: '{from} → {to}',
          none: 'Sin nivel',
          no_moves: 'Nadie cambió de nivel.',
          too_many: 'Demasiadas tarjetas para calcularlo mientras esperas.'
        },
        badges: {
          title: 'Insignias que dieron algo',
          none: 'En estos días ninguna insignia dio algo a cinco clientes o más.',
          people: 'ningún cliente | 1 cliente | {n} clientes'
        },
        staff: {
          title: 'A mano',
          owner: 'Propietario',
          former: 'Alguien que se fue',
          nobody: 'En estos días nadie dio nada a mano.',
          alike: 'Nadie destaca.',
          stands_out:
            'Nadie destaca. | Una persona hace mucho más que las demás. | {n} personas hacen mucho más que las demás.',
          all: 'Mostrar todos',
          far_above: 'Muy por encima de los demás: {what}',
          far: {
            grants: 'puntos a mano',
            undos: 'recompensas deshechas',
            discounts: 'descuentos',
            refunds: 'devoluciones'
          },
          did: {
            grants:
              'sin puntos | {points} puntos, una vez | {points} puntos, {n} veces',
            undos:
              'ninguna recompensa deshecha | 1 recompensa deshecha | {n} recompensas deshechas',
            discounts:
              'sin descuentos | 1 cuenta con descuento, {sats} | {n} cuentas con descuento, {sats}',
            refunds:
              'sin devoluciones | 1 devolución, {sats} | {n} devoluciones, {sats}'
          }
        },
        how: {
          taken:
            'Lo pagado por la mercancía en las cuentas de estos días: sin propinas, menos lo devuelto, fuera cuando fuera.',
          bills:
            'Cuentas pagadas de estos días, sin las que se devolvieron enteras.',
          average: 'Lo cobrado, entre el número de cuentas.',
          new: 'Tarjetas en las que se puso una cuenta por primera vez. No se muestra si son menos de cinco.',
          returning:
            'Tarjetas que ya tenían una cuenta, cada una contada una vez al día. No se muestra si son menos de cinco.',
          redemption:
            'Puntos que salieron de las tarjetas por recompensas en estos días, junto a los que se dieron. Puede haber entre ellos puntos dados antes.',
          breakage:
            'De los puntos que se usaron o caducaron en estos días, los que caducaron.',
          owed: 'Todos los puntos de todas las tarjetas del programa que aún se pueden usar, ahora.',
          hours: 'Cuentas pagadas de estos días, por día de la semana y hora.',
          came: 'Tarjetas en las que se puso una cuenta, cada una una vez al día; y las que antes no tenían ninguna.',
          discounts:
            'Descuentos en cuentas pagadas de estos días, y lo pagado por esas cuentas. Los sats que llegan después se cuentan con su regla.',
          cohorts:
            'Clientes según el mes de su primera visita, y cuántos de cada cien vinieron en cada mes desde entonces. No se muestra si son menos de cinco.',
          tiers:
            'Tarjetas cuyos puntos, gasto o visitas alcanzaban otro nivel al final de estos días que al principio. Sin los días de gracia. No se muestra si son menos de cinco.',
          badges:
            'Insignias que abrieron un descuento aquí, según cuántos clientes. No se muestra si son menos de cinco.',
          staff:
            'Puntos a mano, recompensas deshechas, descuentos y devoluciones. Destaca quien hace más del triple de lo que hacen los demás de media, a partir de cinco.'
        }
      },
      report: {
        month: 'Mes',
        all_branches: 'Todas las sucursales',
        all: 'Todas las sucursales juntas',
        save: 'Guardar como CSV',
        print: 'Imprimir',
        not_yours: 'Este local no está en ninguno de tus monederos.',
        heading: '{name}, {month}',
        not_over: 'El mes aún no ha terminado.',
        zone: 'Días de {zone}.',
        rates: '{currency} al cambio del momento de cada pago.',
        unrated: 'no se conoce el cambio de {sats}',
        tables: {
          taken: 'Cobrado',
          bills: 'Cuentas antes de descuentos y recompensas',
          discounts: 'Descuentos',
          rewards: 'Recompensas',
          refunds: 'Devoluciones',
          satoshi_back: 'Sats devueltos',
          points: 'Puntos'
        },
        none: {
          taken: 'No se pagó nada.',
          bills: 'No hay cuentas.',
          discounts: 'No se dio ninguno.',
          rewards: 'No se usó ninguna.',
          refunds: 'No se devolvió nada.',
          satoshi_back: 'No se envió ninguno.'
        },
        methods: {lightning: 'Lightning', cash: 'Efectivo', card: 'Tarjeta'},
        tips: 'Propinas, {by}',
        surplus: 'Pagado de más, {by}',
        gross: 'Lo que cuestan los artículos',
        cashback: '{sats} llegan después',
        points: 'ningún punto | 1 punto | {n} puntos',
        unpriced: 'todas con precio | 1 sin precio | {n} sin precio',
        by: {
          none: 'Solo anotado',
          cash: 'En efectivo',
          withdraw_qr: 'Con un código',
          invoice: 'A una factura'
        },
        kinds: {
          cashback: 'De descuentos',
          rebate: 'De niveles',
          reward: 'Por puntos'
        },
        statement: {
          opening: 'Al principio',
          issued: 'Dados',
          used: 'Usados',
          expired: 'Nunca usados',
          taken_back: 'Retirados',
          moved: 'Movidos entre sucursales',
          closing: 'Al final'
        }
      },
      overview: {
        title: 'Resumen',
        charge: 'Cobrar',
        show: 'Ver cuáles',
        rows: 'Ver sus filas',
        how_is: 'Cómo se calcula: {figure}',
        bills: 'sin cuentas | 1 cuenta | {n} cuentas',
        today: 'Hoy: {bills}, {sats}.',
        from_regulars: '{n} de habituales.',
        about: 'Unos {money}.',
        none_today:
          'Hoy no hay cuentas todavía. La primera pagada aparece aquí sola.',
        none_yet:
          'No hay cuentas en los últimos 30 días. La primera pagada aparece aquí sola.',
        higher:
          'La cuenta media de los habituales es un {percent} % más alta ({ours} y {theirs} cuentas).',
        lower:
          'La cuenta media de los habituales es un {percent} % más baja ({ours} y {theirs} cuentas).',
        same: 'La cuenta media de los habituales es como la de los demás ({ours} y {theirs} cuentas).',
        not_enough: 'Todavía no hay bastantes cuentas: {n} de {needed}.',
        few_regulars:
          'Hay menos de cinco habituales, o menos de cinco de los demás.',
        few_guests: 'Todavía hay menos de cinco clientes.',
        few: 'Menos de cinco',
        owe: 'Debes {points}: unos {sats} si se usan todos.',
        owe_points: 'Debes {points}.',
        counted: 'Todos los pagos están contados.',
        checked_now: 'Comprobado hace un momento.',
        checked:
          'Comprobado hace un momento. | Comprobado hace 1 minuto. | Comprobado hace {n} minutos.',
        not_checked: 'Los pagos se están mirando por primera vez.',
        problems: {
          cards:
            'La última comprobación encontró tarjetas que no coinciden con su historial.',
          payments:
            'No hay pagos que revisar. | Hay 1 pago que revisar. | Hay {n} pagos que revisar.',
          payouts:
            'Ningún pago que revisar. | 1 pago a un cliente que revisar. | {n} pagos a clientes que revisar.',
          job_stopped: 'Se interrumpió una comprobación de todas las tarjetas.',
          welcomes:
            'Ningún cliente espera. | 1 cliente nuevo espera sus puntos de bienvenida: se llegó al límite del día. | {n} clientes nuevos esperan sus puntos de bienvenida: se llegó al límite del día.',
          cash: 'Ninguna cuenta. | 1 cuenta cerrada hoy a mano no dio nada: esa persona llegó a su límite. | {n} cuentas cerradas hoy a mano no dieron nada: alguien llegó a su límite.'
        },
        home: {
          title: 'Para empezar',
          charge: 'Cobrar',
          scan: 'Escanear',
          today: 'Hoy',
          customers: 'Clientes'
        },
        off: {
          title: 'Este local funciona sin puntos',
          words:
            'Las cuentas no dan nada y los clientes no ven ninguna tarjeta. Al encenderlos, cada cuenta que se pague desde entonces da puntos según el programa.',
          turn_on: 'Encender los puntos',
          on_now: 'Los puntos están encendidos. Las cuentas dan desde ahora.'
        },
        this_month: 'ninguno este mes | 1 este mes | {n} este mes',
        returned: '{n} de {of} clientes en {days} días',
        others_average: 'los demás: {sats}',
        figures: {
          month: 'Este mes',
          issued: 'Puntos dados hoy',
          used: 'Usados hoy',
          owed: 'Puntos que debes',
          returning: 'Volvieron',
          average: 'Cuenta media de los habituales',
          expired: 'Nunca usados, hoy',
          taken_back: 'Puntos retirados hoy'
        },
        how: {
          month:
            'Cuentas pagadas en este local desde el primero del mes, sin las devueltas por completo. El importe es lo pagado por lo consumido: sin propinas y menos lo devuelto.',
          issued:
            'Los puntos que dieron las cuentas, los que el personal dio a mano y los de bienvenida. Por el día en que ocurrió.',
          used: 'Puntos que salieron de las tarjetas por premios, menos los que volvieron porque un premio no se entregó.',
          owed: 'Todos los puntos de todas las tarjetas del programa que aún se pueden usar. Los sats son lo máximo que compran, según el premio con valor en sats que más da por punto.',
          returning:
            'De los clientes con tarjeta que vinieron en los últimos 30 días, los que han venido alguna vez en dos días o más. Todas las sucursales juntas.',
          average:
            'Habituales son los clientes con tarjeta que han venido en tres días o más. Sus cuentas de los últimos 30 días frente a todas las demás, también las de nadie. Sin propinas ni devoluciones.',
          expired: 'Puntos que terminaron sin usarse.',
          taken_back:
            'Puntos que retiraron las devoluciones, y los que el personal quitó a mano.',
          tiers:
            'Tarjetas del programa por el nivel que tienen ahora. Los grupos de menos de cinco no se muestran.',
          hours:
            'Cuentas por la hora en que se pagaron, en los 28 días anteriores a hoy. Lo pagado después de medianoche es de la noche anterior.',
          days: 'Día a día, hoy al final. Un día empieza a la hora que dice el local en Ajustes.'
        },
        tiers: 'Niveles',
        tiers_moving: 'Ahora mismo hay tarjetas que cambian de nivel.',
        hours: 'Cuándo se pagan las cuentas',
        busiest: 'El momento con más cuentas: {day} a las {hour}.',
        days: {
          points: 'Puntos dados y usados, últimos 30 días',
          bills: 'Cuentas, últimos 30 días',
          issued: 'Dados',
          used: 'Usados',
          bills_word: 'Cuentas',
          sats: 'Sats',
          day: 'Día',
          as_table: 'Como tabla'
        }
      },
      customers: {
        name: 'Nombre',
        tier: 'Nivel',
        points: 'Puntos',
        visits: 'Visitas',
        spent_sats: 'Gastado',
        last_seen: 'Última visita',
        search: 'Buscar por nombre o clave',
        sort: 'Primero los más altos en',
        count: 'Sin clientes | 1 cliente | {n} clientes',
        per_page: 'Clientes por página',
        none: 'Todavía no hay clientes. El primero aparece aquí tras una cuenta pagada.',
        not_found: 'Nadie con ese nombre.',
        show_all: 'Ver todos los clientes',
        guest: 'Cliente …{end}',
        erased: 'Tarjeta borrada',
        nickname: 'Cómo lo llamas tú',
        rename: 'Poner nombre a {name}',
        key: 'Clave de {name}',
        key_title: 'La clave de esta tarjeta'
      },
      card: {
        to_go: 'Faltan {amount} para {tier}',
        history: 'Historial',
        none: 'Todavía no hay puntos. Las cuentas pagadas aparecen aquí solas.'
      },
      guest: {
        back: 'Todos los clientes',
        since: 'Cliente desde',
        not_yet: 'Todavía no',
        ends: '{n} terminan el {day}',
        comes: {
          welcome: '{n} puntos de bienvenida llegan el {day}',
          old_card: '{n} de la tarjeta antigua llegan el {day}',
          referral: '{n} por un amigo llegan el {day}',
          visit: '{n} por una tarjeta de otro local llegan el {day}'
        },
        call_back: 'Deshacer',
        call_back_title: '¿Anular la tarjeta de papel antigua?',
        call_back_words:
          'Sus puntos no llegan. {name} puede pasar otra tarjeta.',
        give: 'Dar un premio',
        grant: 'Dar puntos',
        revoke: 'Quitar puntos',
        more: 'Más',
        more_on: 'Más: {what}',
        off: 'Los puntos quedan como están mientras aquí estén apagados.',
        at_most: 'Como mucho {n}, por favor.',
        reason: 'Por qué',
        reason_maybe: 'Por qué (opcional)',
        reason_read: '{name} también lo lee.',
        reason_kept: 'Queda registrado.',
        grant_act: 'Dar',
        grant_means:
          '{name} tiene {from} y llega a {to}. No cuentan para subir de nivel.',
        grant_means_first: '{name} tiene ahora {from} puntos.',
        revoke_act: 'Quitar',
        revoke_means: '{name} tiene {from} y conserva {to}.',
        revoke_means_first: '{name} tiene ahora {from} puntos.',
        paper: 'Pasar una tarjeta de papel antigua',
        paper_act: 'Pasar',
        paper_done: 'Ya se pasó antes',
        paper_first:
          'Una vez por cliente, como mucho {most}. Antes hace falta una cuenta pagada.',
        paper_means:
          '{name} recibe {n} al instante. Quédate con el papel: no vuelve a contar. | {name} recibe {n} en cuanto su primera cuenta ya no se pueda devolver, 1 día después de ella. Quédate con el papel: no vuelve a contar. | {name} recibe {n} en cuanto su primera cuenta ya no se pueda devolver, {days} días después de ella. Quédate con el papel: no vuelve a contar.',
        save: 'Guardar la tarjeta como archivo',
        erase: 'Borrar a este cliente',
        erase_act: 'Borrar',
        erase_title: '¿Borrar a {name}?',
        erase_words:
          'El nombre, la nota y la clave se van para siempre. No se pierde ningún punto. Las cuentas quedan, sin nombre. No se puede deshacer. | El nombre, la nota y la clave se van para siempre, y termina 1 punto. Las cuentas quedan, sin nombre. No se puede deshacer. | El nombre, la nota y la clave se van para siempre, y terminan {n} puntos. Las cuentas quedan, sin nombre. No se puede deshacer.',
        erased: '{name}: datos borrados. Qué queda, y dónde:',
        note: 'Tu nota',
        note_label: 'Qué recordar',
        note_hint: 'Solo la ves tú. Se va con la tarjeta.',
        rewards: 'Premios',
        rewards_none: 'Todavía no usó ninguno.',
        reward_states: {
          reserved: 'Espera a que lo entreguen. Pedido: {when}',
          fulfilled: 'Entregado. {when}',
          canceled: 'Retirado. {when}',
          lapsed: 'Nadie vino a buscarlo. {when}'
        },
        cancel_reward: 'Cancelarlo',
        cancel_means:
          'No vuelve nada a {name}. | Vuelve 1 punto a {name}. | Vuelven {n} puntos a {name}.',
        undo_reward: 'Retirarlo',
        undo_means:
          'Cuenta como no entregado. No vuelve nada a {name}. | Cuenta como no entregado, y vuelve 1 punto a {name}. | Cuenta como no entregado, y vuelven {n} puntos a {name}.',
        points_back: 'Los puntos han vuelto',
        give_title: 'Un premio para {name}',
        give_which: 'Qué premio',
        give_none: 'Todavía no alcanza para nada con estos puntos.',
        give_act: 'Dar',
        give_means:
          'No se usan puntos; quedan {left}. | Se usa 1 punto; quedan {left}. | Se usan {n} puntos; quedan {left}.',
        next_reward: '{reward}: faltan {n}.',
        given: '{reward}: entregado. Quedan {left}.',
        move: 'Poner en otra tarjeta',
        move_act: 'Poner allí',
        move_means:
          'La cuenta pasa de {name} al cliente con esta clave. | La cuenta pasa de {name} al cliente con esta clave, y su punto con ella. | La cuenta pasa de {name} al cliente con esta clave, y sus {n} puntos con ella.',
        moved: 'La cuenta está en la otra tarjeta',
        other_key: 'Clave del cliente correcto',
        other_key_hint: 'La da el símbolo de la clave junto a su nombre.'
      },
      vouchers: {
        give: 'Dar un vale',
        title: 'Un vale para {name}',
        worth_what: 'Cuánto vale',
        worth: {points: 'Puntos', perk: 'Un premio'},
        which: 'Qué premio',
        good_for: 'Vale durante',
        days: '1 día | {n} días',
        means:
          '{name} lo guarda y puede usarlo hasta el {day}. Nadie más puede.',
        act: 'Dar',
        given: '{name} lo encuentra en su página.',
        list: 'Vales sin usar',
        until: 'Hasta el {day}',
        save: 'Guardar como archivo',
        withdraw: 'Retirarlo',
        withdraw_means: '{name} puede tenerlo aún, pero ya no vale nada.',
        withdrawn: 'Retirado'
      },
      history: {
        columns: {
          time: 'Cuándo',
          name: 'Cliente',
          what: 'Qué',
          delta: 'Puntos',
          bill: 'Cuenta',
          who: 'Quién'
        },
        kinds: {
          earned: 'Ganados',
          redeemed: 'Usados',
          expired: 'Terminaron',
          granted: 'Dados',
          revoked: 'Retirados'
        },
        sources: {
          payment: 'Una cuenta pagada',
          staff: 'A mano',
          redemption: 'Un premio',
          refund: 'Una devolución',
          welcome: 'Puntos de bienvenida',
          old_card: 'Una tarjeta de papel antigua',
          import: 'De una lista',
          voucher: 'Un vale',
          referral: 'Un amigo que vino',
          visit: 'Una tarjeta de otro local',
          expiry: 'Se acabó el tiempo',
          transfer: 'De tarjeta a tarjeta',
          erasure: 'Un cliente borrado'
        },
        causes: {
          payment_earned: 'Cuenta',
          staff_granted: 'Dados a mano',
          staff_revoked: 'Quitados a mano',
          redemption_redeemed: 'Premio',
          redemption_granted: 'Volvió un premio',
          refund_revoked: 'Retirados por una devolución',
          welcome_granted: 'Puntos de bienvenida',
          old_card_granted: 'De una tarjeta de papel antigua',
          voucher_granted: 'Vale usado',
          referral_earned: 'Trajo a un amigo',
          referral_granted: 'Vino por un amigo',
          visit_granted: 'Una tarjeta de otro local',
          expiry_expired: 'Nunca usados, terminaron',
          erasure_expired: 'Terminaron con un cliente borrado',
          transfer_granted: 'Llegaron de otra tarjeta',
          transfer_revoked: 'Pasaron a otra tarjeta'
        },
        when: '{day}, {time}',
        owner: 'Dueño',
        guest_self: 'El cliente',
        nobody: 'Nadie a mano',
        former: 'Un dispositivo o una persona de antes',
        quoted: '«{words}»',
        at: 'en {place}',
        left: 'quedan {n}',
        guest: 'Cliente, por nombre o clave',
        filter: 'Filtrar',
        kind: 'Qué',
        source: 'Por qué',
        from: 'Desde',
        to: 'Hasta',
        all_branches: 'Todas las sucursales',
        one_bill: 'Una cuenta',
        any_bill: 'Cualquier cuenta',
        count: 'Sin entradas | 1 entrada | {n} entradas',
        per_page: 'Entradas por página',
        csv: 'Guardar como CSV',
        none: 'Todavía no se ha movido nada. La primera cuenta pagada aparece aquí sola.',
        none_found: 'Ninguna entrada así.',
        show_all: 'Ver todas las entradas'
      },
      problems: {
        title: 'Para revisar',
        count:
          'No hay nada que revisar. | Hay 1 cosa que revisar. | Hay {n} cosas que revisar.',
        bill: 'Ver la cuenta',
        seen: 'Ya está revisado',
        kinds: {
          not_genuine:
            'Todas las tarjetas son auténticas. | 1 tarjeta no es auténtica: alguien cambió su historial. | {n} tarjetas no son auténticas: alguien cambió su historial.',
          wrong_books:
            'Ninguna tarjeta muestra otros puntos que su historial. | 1 tarjeta muestra otros puntos que su historial. | {n} tarjetas muestran otros puntos que su historial.',
          job_stopped: 'Se interrumpió una comprobación de todas las tarjetas.',
          stuck_payment: 'Un pago no se pudo contar todavía.',
          refused_payment: 'Un pago de {amount} no dio nada.',
          late_bill: 'Se pagó una cuenta anulada de {amount}.',
          payout_failed: 'No se pudieron pagar {amount} a un cliente.',
          payout_unknown:
            'Se enviaron {amount} a un cliente y nadie ha respondido.',
          paid_twice: 'Se pagaron {amount} más de lo que pedía una cuenta.'
        },
        todo: {
          not_genuine: 'Guarda una copia de la base de datos y pide ayuda.',
          wrong_books: 'Rehaz las tarjetas, abajo en Avanzado.',
          job_stopped: 'Comprueba otra vez.',
          stuck_payment: 'Se intenta de nuevo por sí solo.',
          refused_payment: 'Da los puntos a mano, si corresponden.',
          late_bill: 'Devuélvela o sírvela.',
          payout_failed: 'Reinténtalo en Premios.',
          payout_unknown: 'Consúltalo en Premios. Nunca se paga dos veces.',
          paid_twice: 'Devuelve lo que sobra.'
        },
        reasons: {
          foreign_merchant: 'Nombra un local que no es tuyo.',
          bad_pubkey: 'Nombra al cliente de un modo que nadie puede leer.',
          bad_tip: 'Su propina no tiene sentido.',
          no_rate: 'Entonces no se conocía el precio del bitcoin.',
          too_many_points: 'Sería más de lo que cabe en una tarjeta.'
        }
      },
      proof: {
        never: 'Nadie ha comprobado las tarjetas todavía.',
        right:
          'Todavía no hay tarjetas. Comprobado {when}. | La tarjeta está bien. Comprobado {when}. | Las {n} tarjetas están bien. Comprobado {when}.',
        wrong:
          'Todas las tarjetas están bien. Comprobado {when}. | 1 tarjeta no está bien. Comprobado {when}. | {n} tarjetas no están bien. Comprobado {when}.',
        wrong_days:
          'Todas las cifras están bien. | Las cifras de 1 día no son lo que suman. | Las cifras de {n} días no son lo que suman.',
        busy: {
          verify: 'Comprobando todas las tarjetas: {percent} %',
          rebuild: 'Rehaciendo todas las tarjetas: {percent} %'
        },
        now: 'hace un momento',
        minutes: 'hace un momento | hace 1 minuto | hace {n} minutos',
        hours: 'hace un momento | hace 1 hora | hace {n} horas',
        on: 'el {day}',
        check: 'Comprobar ahora',
        advanced: 'Avanzado: rehacer',
        about:
          'Cada tarjeta tiene un historial que nadie puede cambiar sin que se note. Lo que muestran las tarjetas es su suma; rehacerlas es sumar de nuevo.',
        rebuild: 'Rehacer',
        rebuild_title: '¿Rehacer todas las tarjetas?',
        rebuild_words:
          'Puntos, niveles y premios se suman de nuevo desde el historial. En el historial no cambia nada. Mientras tanto se siguen pagando cuentas.'
      },
      trust: {
        states: {
          read: 'Leída.',
          fetching: 'Se está trayendo.',
          no_relay:
            'No se indica ningún relé para ella: añade uno en Nostr o usa un enlace que lo tenga.',
          not_there: 'No está en estos relés.',
          silent: 'Ninguno de los relés respondió.',
          unreadable: 'No se puede leer.'
        },
        title: 'Avanzado: tarjetas de otros locales',
        words:
          'Un cliente muestra una tarjeta de un local en el que confías y recibe aquí un nivel por un tiempo, y puntos una vez. Tú pagas lo que use.',
        programs: 'Locales en los que confías',
        one_a_line: 'Su dirección en Nostr, una por línea.',
        lists: 'Listas que sigues',
        lists_hint:
          'Se confía en todos los locales que hay en ellas. Se leen de nuevo cada hora.',
        list: '{name}: {words}',
        tiers: 'Un nivel de allí es un nivel de aquí',
        their_tier: 'Allí',
        our_tier: 'Aquí',
        add: 'Añadir un nivel',
        remove: 'Quitar {name}',
        tier_days: 'Días que dura el nivel',
        fresh_days: 'Días que puede tener una tarjeta mostrada',
        welcome_points: 'Puntos para un cliente nuevo que muestra una',
        daily_points: 'Lo máximo de esos puntos en un día',
        hint: {
          tier_days:
            '0: esas tarjetas no dan nivel. Si se muestra otra vez, empieza de nuevo.',
          fresh_days: 'El cliente puede llevársela de nuevo cuando quiera.',
          welcome_points:
            'Una vez por cliente y por tarjeta, tras una primera cuenta pagada.',
          daily_points:
            'Quien llegue después recibe los suyos al día siguiente.'
        },
        off: 'Las tarjetas de otros locales no dan nada ahora.',
        save: 'Guardar',
        saved: 'Guardado'
      },
      programme: {
        is_enabled: 'Las cuentas dan puntos',
        off_hint:
          'Las tarjetas conservan sus puntos. Lo que se pague mientras esté apagado no dará nunca.',
        name: 'Nombre del programa',
        earn: 'Qué da una cuenta',
        by_spend: 'Por lo gastado',
        by_visit: 'Por visita',
        by_item: 'Por artículo',
        category: 'Qué artículos',
        category_hint: 'Cuentan los artículos de esta categoría de la carta.',
        category_all:
          'Cuentan todos los artículos. Nombra una categoría para contar solo los suyos.',
        points: 'Puntos',
        per: 'Por cada',
        per_visit: 'por cada visita, una vez al día',
        price_needed: 'Un importe mayor que cero, por favor.',
        unit: 'Se cuenta en',
        smallest: 'La cuenta más pequeña que da puntos',
        smallest_hint: 'Una más pequeña cuenta como visita.',
        no_smallest: 'Todas las cuentas dan puntos.',
        tier_basis: 'Los clientes suben de nivel por',
        basis: {
          points: 'Puntos reunidos',
          spent: 'Sats gastados',
          visits: 'Visitas'
        },
        basis_hint:
          'Al guardar se mueven todas las tarjetas a la vez. Revisa después dónde empieza cada nivel.',
        from_now:
          'Vale desde que guardes. Las cuentas ya pagadas conservan la regla anterior.',
        since: 'Estos ajustes valen desde: {when}.',
        holds_from: 'Guardado. Vale desde: {when}.',
        kept: 'Lo que escribiste antes sigue aquí. Todavía no está guardado.',
        expiry: 'Cuándo terminan los puntos',
        ends: {
          none: 'Nunca',
          months: 'Unos meses después de llegar',
          year_end: 'Con el año en que llegaron',
          inactivity: 'Cuando un cliente deja de venir'
        },
        ends_hint: {
          none: 'Los debes hasta que se usen.',
          months:
            'Se usan primero los más antiguos. Los clientes ven cuándo terminan los próximos.',
          year_end: 'El 31 de diciembre.',
          inactivity:
            'Terminan todos los puntos de la tarjeta. Con cada visita el tiempo empieza de nuevo.'
        },
        months: 'Meses',
        months_needed: 'Un número entero de 1 a {most}, por favor.',
        between: 'Un número entero de {least} a {most}, por favor.',
        limits: {
          title: 'Puntos de bienvenida, niveles en el tiempo, personal',
          unit: {
            points: 'puntos',
            days: 'días',
            minutes: 'minutos',
            guests: 'clientes'
          },
          welcome: 'Clientes nuevos',
          friends: 'Traer amigos',
          tiers: 'Niveles en el tiempo',
          staff: 'Personal y tarjetas',
          welcome_points: 'Puntos por la primera cuenta pagada',
          newcomer_daily_points:
            'Lo máximo para todos los clientes nuevos en un día',
          newcomer_cap_per_staff:
            'Lo máximo por las cuentas de una persona del personal en un día',
          old_card_points: 'Lo máximo de una tarjeta de papel',
          referral_points: 'Puntos por traer a un amigo',
          referral_bonus: 'Puntos para el amigo',
          referral_cap_per_guest:
            'Lo máximo de amigos que trae un cliente en un día',
          referral_cap_per_staff:
            'Lo máximo que anota una persona del personal en un día',
          tier_window_days: 'Las cuentas valen para un nivel durante',
          tier_grace_days: 'Un nivel perdido se conserva durante',
          reserve_minutes: 'Un premio pedido por un cliente espera',
          grant_daily_cap:
            'Lo máximo que una persona del personal da a mano en un día',
          off: {
            welcome_points: 'Nada extra por la primera cuenta.',
            old_card_points: 'Las tarjetas de papel no se pasan.',
            referral_points: 'Nadie recibe nada por eso.',
            referral_bonus: 'Nada más.',
            tier_window_days: 'Para siempre.',
            tier_grace_days: 'Se pierde al instante.'
          },
          hint: {
            welcome_points:
              'Llegan cuando termina el plazo de devolución, además de lo que da la cuenta.',
            newcomer_daily_points:
              'Quien llega después recibe los suyos al día siguiente.',
            newcomer_cap_per_staff:
              'Para que nadie invente clientes. Los demás esperan al día siguiente.',
            old_card_points: 'Una vez por cliente, tras una cuenta pagada.',
            referral_points:
              'Una vez por cliente nuevo, cuando su primera cuenta ya no se puede devolver.',
            referral_bonus: 'Al mismo tiempo, para el cliente nuevo.',
            referral_cap_per_guest: 'Para que nadie invente amigos.',
            referral_cap_per_staff: 'Sin un enlace firmado por el amigo.',
            tier_window_days:
              'Las cuentas más antiguas ya no sostienen a un cliente en su nivel.',
            tier_grace_days: 'Tiempo para volver antes de bajar de nivel.',
            reserve_minutes: 'Después sus puntos vuelven solos.',
            grant_daily_cap:
              'Por persona, aunque mientras tanto retire algunos.'
          },
          earn_on_reversible:
            'El dinero que se puede retirar también da puntos',
          reversible_on:
            'Los pagos con tarjeta bancaria por LNbits dan puntos. Si el titular retira el dinero, devuelves aquí la cuenta.',
          reversible_off:
            'Los pagos con tarjeta bancaria por LNbits no dan nada.',
          proof: 'Cómo muestra un cliente quién es: míralo en Ajustes'
        },
        preview: {
          title: 'Qué habría pasado',
          about:
            'Las cuentas que se pagaron, con la regla de este formulario. No se cambia nada.',
          when: 'Mirar',
          days: 'los últimos {n} días',
          look: 'Mirar',
          none: 'No hay cuentas en ese tiempo. Elige uno más largo.',
          same: 'Los mismos puntos.',
          more: '1 punto más | 1 punto más. | {n} puntos más.',
          fewer: '1 punto menos | 1 punto menos. | {n} puntos menos.',
          owe_same: 'Deberías tanto como ahora.',
          owe_more:
            'Deberías 1 punto más. | Deberías 1 punto más. | Deberías {n} puntos más.',
          owe_less:
            'Deberías 1 punto menos. | Deberías 1 punto menos. | Deberías {n} puntos menos.',
          worth: 'Son hasta {sats}.',
          bills: 'Cuentas',
          then: 'Puntos que dieron',
          now: 'Puntos que habrían dado',
          cards: 'Tarjetas que cambiarían',
          of: '{n} de {all}',
          period: 'De {from} a {to}.',
          how: 'Cada cuenta conserva su importe, su cambio, su nivel, su campaña y sus devoluciones. Lo que usaron los clientes, y lo que terminó, queda como estaba.'
        },
        history: {
          title: 'Cómo eran los ajustes',
          you: 'Tú',
          owner: 'El dueño',
          first: 'Empezó el programa.',
          change: '{what}: {before} → {after}',
          nothing: 'nada',
          yes: 'sí',
          no: 'no',
          days: '{n} días',
          more: 'Ver más',
          field: {
            name: 'Nombre',
            is_enabled: 'Las cuentas dan puntos',
            earn_by: 'Qué da puntos',
            earn_points: 'Puntos',
            earn_per_sats: 'Por cada',
            earn_per_minor: 'Por cada',
            currency: 'Se cuenta en',
            earn_category: 'Qué artículos',
            min_spend_sats: 'La cuenta más pequeña que da puntos',
            welcome_points: 'Puntos por la primera cuenta pagada',
            expiry_mode: 'Cuándo terminan los puntos',
            expiry_months: 'Meses hasta que terminan los puntos',
            deficit_policy:
              'Devoluciones que superan los puntos de una tarjeta',
            claim_window_days: 'Tiempo para guardar los puntos de un recibo',
            refund_window_days: 'Tiempo para devolver',
            tier_basis: 'Los clientes suben de nivel por',
            tier_window_days: 'Las cuentas valen para un nivel durante',
            tier_grace_days: 'Un nivel perdido se conserva durante',
            proof_policy: 'Cómo muestra un cliente quién es',
            max_giveback_bp: 'Lo máximo que se devuelve de una cuenta',
            grant_daily_cap: 'Lo máximo que se da a mano en un día',
            newcomer_daily_points: 'Lo máximo para clientes nuevos en un día',
            newcomer_cap_per_staff:
              'Lo máximo para clientes nuevos por persona del personal',
            old_card_points: 'Lo máximo de una tarjeta de papel',
            referral_points: 'Puntos por traer a un amigo',
            referral_bonus: 'Puntos para el amigo',
            referral_cap_per_guest: 'Amigos de un cliente en un día',
            referral_cap_per_staff:
              'Amigos que anota una persona del personal en un día',
            visit_points: 'Puntos por una tarjeta de otro local',
            visit_daily_points: 'Lo máximo de esos puntos en un día',
            visit_tier_days: 'Días que dura un nivel por otro local',
            visit_fresh_days: 'Días que puede tener una tarjeta mostrada',
            publish_events: 'Los movimientos de puntos se publican',
            earn_on_reversible: 'El dinero que se puede retirar da puntos',
            reserve_minutes: 'Minutos que espera un premio',
            claims_per_day: 'Recibos que un cliente guarda en un día',
            accept_cash:
              'El personal cierra cuentas en efectivo o con tarjeta bancaria',
            earn_on_cash:
              'Las cuentas en efectivo o con tarjeta bancaria dan puntos',
            cash_daily_sats: 'Con cuánto efectivo se dan puntos en un día'
          },
          choice: {
            earn_by: {spend: 'lo gastado', visit: 'visitas', item: 'artículos'},
            expiry_mode: {
              none: 'nunca',
              months: 'unos meses después de llegar',
              year_end: 'con el año',
              inactivity: 'cuando un cliente deja de venir'
            },
            deficit_policy: {
              carry: 'lo compensan las próximas visitas',
              forgive: 'se perdona'
            },
            tier_basis: {
              points: 'puntos reunidos',
              spent: 'sats gastados',
              visits: 'visitas'
            }
          },
          proof: {
            remembered: 'una vez por cuenta',
            every_time: 'cada vez',
            staff: 'basta la palabra del personal'
          }
        }
      },
      community: {
        title: 'La comunidad',
        about: 'Lo que vale en todos los locales de este servidor.',
        admins_only: 'Esta página es para administradores de este LNbits.',
        tabs: {
          places: 'Lugares',
          partners: 'Red',
          economics: 'Economía',
          offers: 'Ofertas',
          badges: 'Insignias',
          health: 'Estado',
          settings: 'Ajustes'
        },
        offers: {
          title: 'Ofertas para todos los locales',
          about: 'Valen donde un local se suma, dentro de sus propios límites.',
          none: 'Aún no hay ofertas. Haz una, y todos los locales podrán sumarse.',
          add: 'Hacer una oferta',
          partners:
            'Ningún local se ha sumado | 1 local se ha sumado | {n} locales se han sumado',
          who: 'Quién se ha sumado a {name}',
          since: 'desde: {day}',
          cap: 'como mucho {sats} por cuenta',
          budget: '{sats} en total'
        },
        curators: {
          title: 'Personas que ayudan',
          about:
            'Llevan ofertas, insignias y locales con su clave de Nostr, y no cambian ajustes.',
          none: 'Aún nadie: solo los administradores de este LNbits llevan la comunidad.',
          add: 'Dejar que alguien ayude',
          key: 'Su clave de Nostr',
          key_hint: 'Empieza por npub1',
          name: 'Nombre',
          name_hint: 'Para que sepas quién fue',
          added: '{name} ya puede ayudar',
          remove: 'Quitar a {name}',
          remove_title: '¿Quitar a {name}?',
          remove_words: 'Ya no podrá hacer nada. Lo que hizo queda.',
          removed: '{name} ya no ayuda'
        },
        relays: {
          title: 'Dónde se buscan las insignias',
          about: 'En todos los locales, junto a sus propios relés.',
          none: 'Aún ningún relé. Las insignias de otros se buscan donde diga cada local.',
          remove_words: 'Ya no se buscan insignias en {relay}.'
        }
      },
      discounts: {
        title: 'Descuentos',
        about:
          'Qué descuenta algo de una cuenta, y a quién. El mejor se usa solo.',
        none: 'Todavía no hay descuentos. Quien tenga una insignia, un nivel o una visita al lado puede pagar menos aquí.',
        add: 'Añadir un descuento',
        add_first: 'Añadir el primer descuento',
        edit: 'Cambiar {name}',
        end: 'Quitar {name}',
        end_title: '¿Quitar {name}?',
        end_words:
          'Desde ahora nadie lo recibe. Lo que se prometió vale diez minutos.',
        end_act: 'Quitarlo',
        ended: '{name} terminó',
        active: '{name} vale',
        state: {coming: 'por venir', over: 'terminado', paused: 'en pausa'},
        much: {percentage: '{n} %', cashback: '{n} % de vuelta'},
        kinds: {
          percentage: 'Por ciento menos',
          fixed: 'Sats menos',
          cashback: 'Por ciento de vuelta en sats'
        },
        whos: {
          everybody: 'Todos',
          badge: 'Clientes con una insignia',
          tier: 'Clientes de un nivel',
          partner: 'Clientes que estuvieron en otro lugar'
        },
        with_badge: 'con la insignia {badge}',
        with_tier: 'desde {tier}',
        at_partner: 'tras una cuenta en otro lugar en {days} días',
        everybody: 'para todos',
        from_sats: 'desde {sats}',
        times: '{n} veces cada uno',
        until: 'hasta {day}',
        with_others: 'junto con otros',
        given: 'Usado {n} veces, {sats} dados.',
        of_budget: '{sats} para dar.',
        spent: '{sats} dados.',
        not_used: 'Aún sin usar.',
        name: 'Por qué es',
        name_hint: 'Los clientes lo ven en su cuenta.',
        kind: 'Qué reciben',
        value: 'Cuánto',
        value_needed: 'Más de 0, y como mucho 100 %.',
        who: 'Quién lo recibe',
        badge: 'Insignia',
        badge_hint: 'Las insignias que valen aquí están en tu lista.',
        tier: 'Desde este nivel',
        tier_hint: 'Los niveles más altos también lo reciben.',
        partner_days: 'En cuántos días',
        minimum: 'Para cuentas desde',
        limits: 'Límites',
        cap: 'Como mucho por cuenta',
        no_cap: 'Vacío: lo que resulte',
        limit: 'Cuántas veces puede usarlo cada cliente',
        no_limit: 'Vacío: cada vez que venga',
        budget: 'Lo que das en total',
        no_budget: 'Vacío: sin fin',
        ends: 'Termina',
        ends_never: 'Cuando lo termines',
        stackable: 'Junto con otros descuentos que lo permitan',
        reach: '{n} de {of} clientes lo recibirían.',
        reach_few: 'Menos de {n} clientes lo recibirían.',
        overlaps: 'Algunos también reciben: {names}.',
        community: 'comunidad',
        offers: 'Ofertas de la comunidad',
        offers_about: 'Valen donde un lugar se suma, con sus propios límites.',
        join: 'Sumarse',
        join_it: 'Sumarse a {name}',
        joined: '{name} vale aquí ahora',
        leave: 'Dejar',
        leave_it: 'Dejar {name}',
        leave_title: '¿Dejar {name}?'
      },
      campaigns: {
        title: 'Campañas',
        about: 'Por un tiempo, o a ciertas horas, las cuentas dan más.',
        none: 'Todavía no hay campañas. Una hora feliz llena las noches tranquilas: lo que se paga en ella da más.',
        add: 'Añadir una campaña',
        add_first: 'Añadir la primera campaña',
        edit: 'Cambiar {name}',
        end: 'Terminar {name}',
        end_title: '¿Terminar {name}?',
        end_words:
          'Lo que se pague desde este momento da lo de siempre. Lo que ya dio queda dado.',
        end_act: 'Terminar la campaña',
        ended: '{name} ha terminado',
        state: {coming: 'por venir', over: 'terminada'},
        points: '{times} puntos',
        every_day: 'todos los días',
        all_day: 'todo el día',
        hours: '{from}–{to}',
        from: 'desde {from}',
        to: 'hasta {to}',
        from_to: 'de {from} a {to}',
        name: 'Nombre',
        times: 'Los puntos se multiplican por',
        times_needed: 'Un número de 1 a {most}, por favor.',
        weekdays: 'Qué días',
        any_day: 'Todos los días.',
        these_days: 'Solo estos días.',
        all_day_long: 'Durante todo el día',
        from_hour: 'Desde las',
        to_hour: 'Hasta las',
        over_midnight: 'Pasa de medianoche',
        other_hour: 'Otra hora, por favor.',
        starts: 'Empieza',
        starts_now: 'Al instante',
        ends: 'Termina',
        ends_never: 'Cuando la termines tú',
        later_needed: 'Tiene que terminar después de empezar.',
        from_now:
          'Vale desde que guardes; ahora son las {now} en {zone}. Las cuentas ya pagadas quedan como están.',
        calendar: 'Calendario de campañas',
        view: {week: 'Semana', month: 'Mes'},
        before: 'Antes',
        after: 'Después',
        today: 'Hoy',
        nothing: 'Nada extra',
        best: 'Si valen varias a la vez, cuenta la mejor. Horas de {zone}.'
      },
      rewards: {
        about:
          'Qué reciben los clientes por sus puntos, en el orden en que lo ven.',
        none: 'Todavía no hay premios. Los puntos valen cuando se cambian por algo: empieza con un café gratis.',
        add: 'Añadir un premio',
        add_first: 'Añadir el primer premio',
        edit: 'Cambiar {name}',
        more: 'Más para {name}',
        up: 'Subir {name}',
        down: 'Bajar {name}',
        now_at: '{name} es ahora el número {n}',
        retired: 'Archivado',
        retire: 'Archivar',
        retire_hint: 'Ya no lo recibe nadie. Puedes recuperarlo.',
        bring_back: 'Recuperar',
        is_retired: '{name} está archivado',
        is_back: '{name} está de vuelta',
        delete: 'Borrar',
        delete_title: '¿Borrar {name}?',
        delete_words:
          'Ya no lo recibe nadie. Lo que los clientes ya pidieron aún se puede dar.',
        delete_act: 'Borrar',
        deleted: '{name} está borrado',
        name: 'Nombre',
        what: 'Qué es',
        kind: {
          free_item: 'Algo gratis',
          percent_off: 'Un porcentaje menos en la cuenta',
          sats_off: 'Sats menos en la cuenta',
          amount_off_minor: 'Dinero menos en la cuenta',
          sats_payout: 'Sats que se envían',
          priority: 'Prioridad'
        },
        kind_hint: {
          free_item: 'Un plato o una bebida, cueste lo que cueste.',
          percent_off: 'De lo que queda de la cuenta, sin la propina.',
          sats_off: 'Nunca más que la cuenta.',
          amount_off_minor: 'Nunca más que la cuenta.',
          sats_payout:
            'Queda en espera de envío: los envíos todavía no están encendidos.',
          priority: 'El personal ve al cliente marcado.'
        },
        is: {
          free_item: 'gratis',
          percent_off: '{amount} menos en la cuenta',
          sats_off: '{amount} menos en la cuenta',
          amount_off_minor: '{amount} menos en la cuenta',
          sats_payout: '{amount} de envío',
          priority: 'prioridad'
        },
        cost: 'Le cuesta al cliente',
        value: {
          percent_off: 'Menos en la cuenta',
          sats_off: 'Menos en la cuenta',
          amount_off_minor: 'Menos en la cuenta',
          sats_payout: 'Se envían'
        },
        value_needed: 'Un importe mayor que cero, por favor.',
        percent_needed: 'De 0,01 a 100, con dos decimales como mucho.',
        cost_sats: 'Te cuesta',
        cost_sats_hint: 'Lo que te cuesta dar uno. Solo lo ves tú.',
        costs_you: 'Te cuesta {sats}.',
        costs_of_bill: 'De una cuenta de {bill} te cuesta {sats}.',
        costs_nothing: 'No te cuesta más que atención.',
        cost_unknown: 'Di cuánto te cuesta y verás cuánto devuelves.',
        spends: 'Un cliente gasta {sats} para tenerlo.',
        gives_back:
          'Un cliente gasta {sats} para tenerlo: devuelves el {percent} %.',
        who: 'Para quién',
        everybody: 'Todos los clientes',
        for_tier: '{tier} y más arriba',
        stock: 'Cuántos hay',
        per_customer: 'Cuántos por cliente',
        no_end: 'Vacío: sin límite',
        valid_from: 'Desde',
        valid_until: 'Hasta',
        left: 'no queda ninguno | queda 1 | quedan {n}',
        each: 'uno por cliente | uno por cliente | {n} por cliente',
        from: 'desde {when}',
        until: 'hasta {when}',
        picture: {
          label: 'Imagen',
          hint: 'Opcional. Una dirección que empieza con https://, o una imagen de LNbits.',
          address_needed: 'Una dirección que empiece con https://, por favor.',
          shown: 'La imagen de esta dirección',
          broken: 'En esta dirección no hay ninguna imagen'
        }
      },
      example: {
        title: 'Qué reciben los clientes',
        bill: 'Cuenta',
        everybody: 'Puntos',
        tier: '{tier} multiplica los puntos por {times}.',
        incomplete: 'Completa los importes para ver un ejemplo.'
      },
      advanced: {
        title: 'Avanzado: plazos',
        claim: 'Tiempo para guardar los puntos de un recibo',
        claim_hint: 'Después terminan los puntos que esperan.',
        refund: 'Tiempo para devolver dinero retirando los puntos',
        refund_hint:
          'Las devoluciones posteriores dejan los puntos al cliente.',
        deficit: 'Si una devolución retira más puntos de los que hay',
        deficit_policy: {
          carry: 'Lo compensan las próximas visitas',
          forgive: 'Se perdona'
        },
        deficit_hint: {
          carry:
            'La tarjeta queda bajo cero hasta que el cliente vuelva a sumar.',
          forgive: 'La tarjeta se queda en cero. El resto lo asumes tú.'
        },
        giveback: 'Lo máximo que se devuelve de una cuenta',
        giveback_hint: 'Descuentos y premios juntos nunca lo superan.',
        percent_needed: 'Un número de 0 a 100, por favor.',
        claims: 'Recibos que un cliente puede guardar en un día',
        claims_hint: 'En todos los locales de este servidor juntos.',
        cash: 'El personal puede cerrar cuentas en efectivo o con tarjeta bancaria',
        cash_earns: 'Esas cuentas también dan puntos',
        cash_cap: 'Con cuánto dan puntos, por persona del personal y día',
        cash_hint: 'Más allá, una cuenta vale como visita y no da nada.'
      },
      tiers: {
        about: {
          points:
            'Los clientes suben por los puntos reunidos. Los usados siguen contando.',
          spent: 'Los clientes suben por los sats gastados.',
          visits: 'Los clientes suben por sus visitas.'
        },
        none: 'Todavía no hay niveles. Con ellos, los habituales suman más rápido y tienen ventajas.',
        add: 'Añadir un nivel',
        add_first: 'Añadir el primer nivel',
        edit: 'Cambiar {tier}',
        delete: 'Borrar {tier}',
        from: 'Desde {amount}',
        from_start: 'Desde la primera visita',
        times: '{times} puntos',
        name: 'Nombre',
        threshold: 'Empieza en',
        threshold_hint: 'Todos los clientes empiezan aquí.',
        unit: {points: 'puntos', spent: 'sats gastados', visits: 'visitas'},
        multiplier: 'Los puntos se multiplican por',
        same: 'Tantos puntos como sin nivel.',
        example: 'En vez de {base} puntos, un cliente recibe {points}.',
        times_needed: 'Un número de 0 a {most}, por favor.',
        color: 'Color',
        color_code: 'Código del color',
        color_needed: 'Un código como #b8860b, por favor.',
        unseen: {
          light: 'Se ve mal en una página clara. Elige uno más oscuro.',
          dark: 'Se ve mal en una página oscura. Elige uno más claro.'
        },
        badge: 'Insignia',
        badge_hint: 'Opcional. Una dirección https://, o una imagen de LNbits.',
        nameless: 'Nivel nuevo',
        order: 'El orden lo decide dónde empieza cada uno.',
        card: {
          guest: 'Ana',
          label: 'La tarjeta de un cliente con el nivel {tier}'
        },
        perks: 'Ventajas',
        perks_hint: 'Una por línea, como: La mejor mesa.',
        served_first: 'Sus pedidos van arriba',
        fewer: 'Como mucho {n} ventajas, por favor.',
        delete_title: '¿Borrar {tier}?',
        delete_act: 'Borrar',
        fall_to: 'Sus clientes bajan a {tier} al instante. Sus puntos siguen.',
        fall_out: 'Sus clientes se quedan sin nivel. Sus puntos siguen.',
        deleted: '{tier} está borrado'
      },
      color: {
        bronze: 'Bronce',
        silver: 'Plata',
        gold: 'Oro',
        green: 'Verde',
        teal: 'Turquesa',
        blue: 'Azul',
        violet: 'Violeta',
        pink: 'Rosa',
        red: 'Rojo',
        own: 'Como estaba'
      },
      category: {
        restaurant: 'Restaurante',
        bar: 'Bar',
        retail: 'Tienda',
        services: 'Servicios',
        tech: 'Tecnología',
        entertainment: 'Ocio',
        health: 'Salud y belleza',
        education: 'Educación',
        travel: 'Viajes',
        other: 'Otra cosa'
      },
      firstrun: {
        open: 'Puesta en marcha: mesas, tarjetas, comprobaciones',
        half_way: 'Tu programa está a medio preparar.',
        go_on: 'Seguir',
        step: 'Paso {n} de {of}',
        back: 'Un paso atrás',
        later: 'Más tarde',
        next: 'Siguiente',
        stamps: 'sin sellos | 1 sello | {n} sellos',
        points: 'sin puntos | 1 punto | {n} puntos',
        place: {
          title: 'Puntos por cada visita',
          another: 'Otro local',
          about:
            'Di qué local es; cada cuenta que se pague a su billetera dará puntos.',
          wallet: 'Billetera a la que se pagan las cuentas',
          wallet_hint: 'Lo pagado hasta ahora no da puntos.',
          no_wallet:
            'Todavía no tienes una billetera propia: añade una en LNbits.'
        },
        offer: {
          title: '¿Qué reciben los clientes?',
          about: 'Elige lo más parecido; puedes cambiar cada número.'
        },
        presets: {
          stamps: {
            title: 'El décimo café, gratis',
            words: 'Un sello por cada visita. Nueve son un café gratis.',
            why: 'Lo máximo es con un cliente que siempre paga un solo café.'
          },
          points: {
            title: 'Puntos con Bronce, Plata y Oro',
            words:
              '1 punto por cada 1.000 sats, tres premios, y más puntos para los habituales.',
            why: 'Lo máximo es con un cliente Oro: sus puntos se multiplican por 1,25.'
          },
          sats: {
            title: '3 % de vuelta en sats',
            words:
              'Un punto es un sat, y cada 1.000 se descuentan de una cuenta posterior.',
            why: 'Los clientes lo usan en una cuenta. Enviar sats a sus propias billeteras llegará cuando aquí se pueda encender; hasta entonces no se le promete a nadie.'
          }
        },
        names: {
          coffee: 'Café',
          free_coffee: 'Café gratis',
          free_dessert: 'Postre gratis',
          free_lunch: 'Almuerzo gratis',
          sats_off: '{n} sats menos',
          bronze: 'Bronce',
          silver: 'Plata',
          gold: 'Oro'
        },
        preview: {
          title: 'Qué da y qué cuesta',
          about:
            'Cambia los números hasta que sean los tuyos; los clientes no ven lo que cuesta.',
          earns: 'Una cuenta de {bill} sats da {points}.',
          earns_items: 'Una cuenta de {bill} sats en cafés da {points}.',
          costs: '{name} por {points}: te cuesta {sats}.',
          share: 'El {percent} de lo que se gastó para tenerlo.',
          gives: 'Devuelves el {to} de lo que gastan los clientes.',
          gives_between: 'Devuelves entre el {from} y el {to}.',
          by: 'Qué da un sello',
          by_visit: 'Un sello por cada visita, una vez al día',
          by_item: 'Un sello por cada café de la cuenta (lo pone en tu carta)',
          every: 'Gratis cada',
          every_hint: '10: nueve sellos, y el décimo es gratis',
          price: 'Lo vendes a',
          price_coffee: 'Precio de un café',
          paper:
            'El personal puede pasar hasta {n} sellos de una tarjeta de papel antigua, una vez',
          percent: 'De vuelta en cada cuenta',
          percent_needed: 'De 0,1 a 50, con un decimal, por favor.',
          off: 'Se usa de',
          per: 'Un punto por cada',
          act: 'Empezar con esto',
          done: 'Las cuentas dan así desde ahora'
        },
        tables: {
          title: '¿Cuántas mesas?',
          about:
            'Cada una recibe un código que los clientes escanean, con una tarjeta pequeña para imprimir.',
          count: 'Mesas',
          count_needed: 'De 1 a {n}, por favor. Después puedes añadir más.',
          make: 'Crear los códigos',
          none: 'Sin mesas',
          there:
            'Ninguna mesa tiene código | 1 mesa tiene código | {n} mesas tienen código'
        },
        cards: {
          title: '¿Clientes sin teléfono?',
          about: 'Diez tarjetas en una hoja, para quien prefiera el papel.'
        },
        check: {
          title: 'Todo listo para el primer cliente',
          about: 'Esta lista se marca sola; nada de ella te detiene.',
          open: 'Todo está listo | 1 cosa por revisar | {n} cosas por revisar',
          done: 'Listo',
          todo: 'Por revisar',
          charge: 'Cobrar la primera cuenta',
          finish: 'Ir a tu programa'
        },
        checks: {
          https: {
            title: 'Dirección segura (https)',
            https: 'Los teléfonos de los clientes confían en esta dirección.',
            http: 'Sin ella los teléfonos no tienen tarjeta ni abren la cámara. Pon delante de LNbits un proxy con certificado.'
          },
          reachable: {
            title: 'Se llega desde fuera',
            public: 'Los códigos llevan a {address}.',
            private:
              'Solo los teléfonos de tu propia red llegan a {address}. Pon en LNBITS_BASEURL una dirección de internet.',
            loopback:
              '{address} es este mismo equipo: ningún teléfono llega ahí. Pon en LNBITS_BASEURL la dirección que usan los clientes.',
            unset: 'Pon en LNBITS_BASEURL la dirección que usan los clientes.',
            elsewhere:
              'Entraste por {here}, pero los códigos llevan a {address}. Usa esa, o pon la tuya en LNBITS_BASEURL.'
          },
          price: {
            title: 'Precio de tu moneda',
            no_currency: 'Todo es en sats: no hace falta ninguno.',
            live: 'Se conoce, al momento.',
            kept: 'Sirve el último conocido, de hoy. Las fuentes de precios no responden ahora.',
            none: 'No se pueden crear cuentas en esa moneda. Enciende una fuente de precios en los ajustes de LNbits, o cobra en sats.'
          },
          audit: {
            title:
              'Las claves de los clientes no entran en el registro del servidor',
            left_out: 'LNbits no guarda ninguna.',
            kept: 'LNbits las guarda una semana con las llamadas que fallan. En sus ajustes, en Audit, excluye la ruta /loyalty/.*'
          },
          clock: {
            title: 'Reloj',
            right: 'Este dispositivo y el servidor coinciden.',
            off: 'Este dispositivo y el servidor se llevan {n} segundos: las firmas de los clientes valen sesenta. Haz que los dos tomen la hora de la red.'
          }
        }
      },
      paper: {
        title: 'Tarjetas de papel',
        about:
          'Diez por hoja. El frente se escanea en la barra; el dorso pasa un día los puntos a un teléfono.',
        make: 'Crear diez tarjetas',
        again: 'Crear diez más',
        making: 'Creando la tarjeta {n} de {of}',
        print: 'Imprimirlas',
        ready:
          'Diez tarjetas están listas, solo en esta página. Imprímelas antes de salir de ella.',
        how: 'A4, a dos caras, girando por el borde largo, en tamaño real.',
        careful:
          'El dorso es como efectivo: quien lo tiene, tiene los puntos. Nadie puede imprimir otra vez la misma tarjeta.',
        insecure:
          'Tu navegador crea tarjetas solo en una dirección segura (https).',
        number: 'Tarjeta …{end}',
        show: 'Muestra esta tarjeta al pagar',
        keep: 'Puntos por cada visita. Sin teléfono ni aplicación.',
        back_title: '¿Al final tienes teléfono?',
        back_words: 'Escanea esto y escribe:',
        back_small:
          'Tus puntos pasan al teléfono, una vez. No muestres este lado a nadie.'
      },
      lists: {
        title: 'Avanzado: listas y mudanza',
        about: 'Trae clientes, llévate todo o múdate a otro servidor.',
        in_title: 'Traer clientes de una lista',
        in_about:
          'Un archivo CSV cuya primera línea nombra las columnas customer_pubkey y points; también puede tener nickname, reason y row_id. Primero solo se mira y no se da nada. Una línea cuenta una sola vez: el mismo archivo otra vez no cambia nada.',
        choose: 'Elige un archivo CSV',
        counts:
          'No hay nada que se pueda tomar | 1 línea con {points} puntos | {n} líneas con {points} puntos',
        unread: 'Columnas que se dejan fuera: {columns}.',
        errors: '{n} líneas no se pueden tomar:',
        line: 'Línea {line}: {detail}',
        take: 'Dar {points} puntos',
        busy: '{percent} % hecho',
        done: 'No había nada nuevo. | 1 línea era nueva. {wrong} no se pudieron tomar. | {n} líneas eran nuevas. {wrong} no se pudieron tomar.',
        out_title: 'Llevarse todo',
        out_about:
          'Los clientes como lista que se puede volver a traer, y todo lo que hay en un archivo: clientes, historial, cuentas, ajustes.',
        customers: 'Clientes (CSV)',
        everything: 'Todo (ZIP)'
      },
      moving: {
        away_title: 'Llevar este programa a otro servidor',
        away_about:
          'Tarjetas, historial, niveles, premios y locales van en un solo archivo y allí se comprueban. Desde ese segundo aquí ya no se gana ni se usa nada, para siempre: nadie puede usar los mismos puntos dos veces.',
        goes: 'Van {cards} tarjetas con {events} movimientos y {points} puntos.',
        stay: 'Esto se queda aquí:',
        stays: {
          bills:
            'ninguna cuenta | 1 cuenta y su recibo | {n} cuentas y sus recibos',
          unclaimed_receipts:
            'ninguno | 1 recibo cuyos puntos nadie ha guardado | {n} recibos cuyos puntos nadie ha guardado',
          open_vouchers: 'ninguno | 1 vale abierto | {n} vales abiertos',
          sats_owed:
            'ninguno | sats que aún se deben, una vez | sats que aún se deben, {n} veces',
          staff: 'ninguna | 1 persona del equipo | {n} personas del equipo',
          links_and_keys:
            'ninguno | 1 enlace o clave: hazlo de nuevo allí | {n} enlaces y claves: hazlos de nuevo allí',
          tables:
            'ninguna | 1 mesa: imprime de nuevo su código | {n} mesas: imprime de nuevo sus códigos',
          nostr_keys:
            'ninguna | la clave del programa en Nostr: guárdala antes | {n} claves en Nostr: guárdalas antes',
          discount_rules: 'ninguno | 1 descuento | {n} descuentos',
          reviews: 'ninguna | 1 reseña | {n} reseñas'
        },
        reserved:
          'ninguno | Hay 1 premio reservado. Entrégalo o cancélalo antes. | Hay {n} premios reservados. Entrégalos o cancélalos antes.',
        away_act: 'Mudarse',
        confirm_title: '¿Mudarse para siempre?',
        confirm_words:
          'Al confirmar recibes el archivo. Tráelo en el otro servidor: hasta entonces tus clientes no tienen puntos en ninguna parte. Este servidor no los devuelve.',
        moved: 'Este programa se mudó el {day}. Aquí ya no se gana nada.',
        again: 'Guardar el archivo otra vez',
        here_title: 'Traer un programa aquí',
        here_about:
          'El archivo que te dio otro servidor. Primero se comprueba cada tarjeta; sus locales quedan en esta billetera. Entra todo o nada.',
        choose: 'Elige el archivo',
        here_act: 'Traerlo aquí',
        arrived: '{names}: {cards} tarjetas con {points} puntos están aquí.',
        is_here: 'El programa está aquí'
      },
      health: {
        status: {
          ok: 'Todo va bien.',
          warning: 'Algo pide una mirada.',
          trouble: 'Algo va mal.'
        },
        states: {ok: 'bien', warning: 'pide una mirada', trouble: 'mal'},
        version: 'Versión {version}',
        failed: 'No se pudo preguntar a esta parte. El registro dice por qué.',
        not_yet: 'todavía no',
        about:
          'Se mira cada 15 segundos. Prometheus lee lo mismo: mira la guía de operación.',
        parts: {
          listener: 'Pagos según llegan',
          reconciliation: 'Cada pago contado',
          sweeps: 'Lo que ha vencido',
          outbox: 'A la espera de enviarse a Nostr',
          payouts: 'Sats para clientes',
          chains: 'Tarjetas comprobadas',
          jobs: 'Trabajo largo',
          webhooks: 'A la espera de otros programas',
          database: 'Espacio en el disco'
        },
        figures: {
          listening: 'escuchando',
          waiting: 'en espera',
          behind_seconds: 'segundos de retraso',
          stuck: 'sin juzgar todavía',
          oldest_seconds: 'el más antiguo, en segundos',
          ago_seconds: 'segundos desde entonces',
          failing: 'fallan',
          failures: 'fallos seguidos',
          to_sign: 'por firmar',
          given_up: 'abandonados',
          unknown: 'nadie sabe si se pagó',
          failed: 'fallidos',
          pending: 'por pagar',
          other: 'en camino',
          not_genuine: 'no auténticas',
          wrong_books: 'no cuadran',
          checked_long_ago: 'comprobadas hace más de un mes',
          never_checked: 'nunca comprobadas',
          running: 'en marcha',
          stopped: 'detenidos',
          bytes: 'tamaño'
        }
      },
      venue: {
        place: 'El local',
        contact: 'Contacto',
        name: 'Nombre',
        category: 'Tipo de local',
        timezone: 'Zona horaria',
        timezone_hint: 'Allí son las {time}.',
        no_zone: 'No hay tal zona. Busca una ciudad grande cercana.',
        day_start: 'El día empieza a las',
        day_start_hint: 'Las cuentas anteriores son de la noche pasada.',
        currency: 'Moneda',
        currency_hint: 'Opcional. Sin ella, todo es en sats.',
        no_currency: 'Este servidor no tiene precio para ella.',
        mode: 'Puntos',
        modes: {
          full: 'Sí: las cuentas dan puntos',
          bistro: 'No: cobrar y seguir pedidos',
          bar: 'No: solo cobrar'
        },
        mode_hint: {
          full: 'Los clientes ven aquí sus tarjetas.',
          bistro:
            'Las tarjetas se ocultan, no se borran. Lo que se pague mientras tanto no dará nunca.',
          bar: 'Las tarjetas se ocultan, no se borran. Lo que se pague mientras tanto no dará nunca.'
        },
        description: 'Descripción',
        address: 'Dirección',
        city: 'Ciudad',
        country: 'País',
        country_hint: 'Dos letras, como AR',
        phone: 'Teléfono',
        email: 'Correo',
        website: 'Sitio web',
        website_hint: 'Empieza con https://',
        counts: 'Pagos que cuentan',
        counts_about:
          'Otras extensiones de este servidor que cobran en esta billetera. Lo que enciendas cuenta desde ahora; sin nombre, el cliente guarda los puntos con el recibo.',
        adapters: {
          tpos: 'TPoS',
          tpos_cash: 'Efectivo en TPoS',
          lnurlp: 'Direcciones Lightning y zaps',
          nostrmarket: 'Nostr market',
          restaurant: 'Pedidos de restaurante',
          webshop: 'Tienda en línea',
          events: 'Entradas de eventos',
          tabs: 'Tabs',
          satspay: 'SatsPay',
          paywall: 'Paywall',
          plain: 'Cualquier otra factura de esta billetera'
        },
        adapter_hint: {
          tpos: 'Las propinas no dan puntos. La clave del cliente en la nota de la caja dice quién es.',
          tpos_cash:
            'Cualquiera con el enlace de la caja puede decir que se pagó en efectivo. Da puntos solo si el programa cuenta dinero que se puede retirar.',
          lnurlp: 'Quien envía un zap recibe puntos.',
          nostrmarket: 'Quien pide recibe puntos.',
          restaurant: 'El cliente del pedido recibe puntos.',
          webshop: 'Los clientes guardan sus puntos con el recibo.',
          events: 'Los clientes guardan sus puntos con el recibo.',
          tabs: 'Los clientes guardan sus puntos con el recibo.',
          satspay: 'Los clientes guardan sus puntos con el recibo.',
          paywall: 'Los clientes guardan sus puntos con el recibo.',
          plain:
            'También dinero que no es una cuenta, como sueldos o una recarga de un amigo.'
        },
        external_ids: 'Sus nombres en otros programas',
        external_ids_hint: 'Uno por línea, como tpos:abc',
        close: 'Cerrar este local',
        close_about:
          'Las cuentas dejan de dar puntos para siempre. Lo ganado queda registrado.',
        close_act: 'Cerrar el local',
        close_title: '¿Cerrar {name}?',
        close_words:
          'Desde este momento las cuentas no dan nada, las claves de sus dispositivos y programas dejan de servir, y los clientes ya no ven aquí sus tarjetas. No se puede deshacer.',
        closed: '{name} está cerrado'
      },
      badges: {
        title: 'Insignias',
        from: 'De {key}',
        remove: 'Quitar',
        badges: {
          title: 'Insignias de otros',
          about:
            'Una insignia de esta lista vale aquí, la muestre quien la muestre. Qué se consigue con ella lo dicen tus descuentos.',
          none: 'Aún no hay insignias de otros. Añade una, y quien la tenga podrá recibir un descuento.',
          add: 'Añadir una insignia',
          address: 'La dirección de la insignia',
          address_hint: 'Empieza por naddr1 o por 30009:',
          remove: 'Quitar {name}',
          remove_title: '¿Quitar {name}?',
          remove_words:
            'Desde ahora ya no vale aquí, y los descuentos que la piden no se dan.',
          added: '{name} vale desde ahora',
          removed: '{name} se ha quitado'
        },
        issuers: {
          title: 'Emisores de confianza',
          about:
            'Todas las insignias de estas personas valen aquí, también las futuras.',
          none: 'Nadie todavía. Confía solo en quien des por buena cualquier insignia suya.',
          add: 'Confiar en un emisor',
          address: 'Su clave de Nostr',
          address_hint: 'Su aplicación la muestra en su perfil',
          remove: 'Quitar {name}',
          remove_title: '¿Dejar de confiar en {name}?',
          remove_words:
            'Sus insignias ya no valen aquí, salvo las de la lista de arriba.',
          added: '{name} es de confianza desde ahora',
          removed: '{name} se ha quitado'
        },
        everywhere: {
          title: 'Insignias que cuentan en todas partes',
          about:
            'Una insignia de esta lista cuenta en todos los locales, la muestre quien la muestre. Qué abre lo dicen los descuentos.',
          none: 'Aún no hay insignias. Añade una, y cuenta en todos los locales.',
          add: 'Añadir una insignia',
          address: 'La dirección de la insignia',
          address_hint: 'Empieza por naddr1, o por 30009:',
          remove: 'Quitar {name}',
          remove_title: '¿Quitar {name}?',
          remove_words:
            'Desde ahora cuenta solo donde un local la tenga en su propia lista.',
          added: '{name} cuenta desde ahora',
          removed: '{name} ya no está'
        },
        issuers_everywhere: {
          title: 'Emisores de confianza en todas partes',
          about:
            'Todas las insignias de estas personas cuentan en todos los locales, también las que vengan.',
          none: 'Aún nadie. Confía solo en quienes todos los locales aceptarían cualquier insignia.',
          add: 'Confiar en un emisor',
          address: 'Su clave de Nostr',
          address_hint: 'Su aplicación la muestra en su perfil',
          remove: 'Quitar {name}',
          remove_title: '¿Dejar de confiar en {name}?',
          remove_words:
            'Sus insignias cuentan solo donde un local confíe en ellos.',
          added: 'Desde ahora se confía en {name}',
          removed: '{name} ya no está'
        },
        own: {
          title: 'Tus propias insignias',
          about:
            'Para amigos de la casa, socios, quien ayuda: da una a mano y deja que un descuento la pida. Los niveles tienen las suyas.',
          none: 'Aún no tienes insignias propias. Crea una y dala a quien quieras.',
          make: 'Crear una insignia',
          name: 'Nombre',
          description: 'Para qué es',
          description_hint: 'Los clientes lo leen',
          image: 'Imagen',
          image_hint: 'Una dirección que empieza por https://',
          made: '{name} está creada',
          holders:
            'Nadie la tiene | 1 cliente la tiene | {n} clientes la tienen',
          see: 'Quién tiene {name}',
          held: 'Quién tiene {name}',
          nobody: 'Aún no la tiene nadie.',
          guest: 'Cliente',
          guest_hint: 'Su clave de Nostr, como la muestra su aplicación',
          give: 'Dar',
          given: '{name} está dada',
          take: 'Retirar',
          take_from: 'Retirársela a {name}',
          taken: 'Retirada a {name}',
          since: 'desde {day}',
          end: 'Terminar {name}',
          end_title: '¿Terminar {name}?',
          end_words:
            'Ahora no la tiene nadie. No podrá volver a darse. | 1 cliente la pierde. No podrá volver a darse. | {n} clientes la pierden. No podrá volver a darse.',
          end_act: 'Terminarla',
          ended: '{name} ha terminado'
        },
        events: {
          title: 'Eventos que patrocinas',
          about:
            'El día de un evento, un descuento puede valer para quien tenga una insignia. Tu día empieza con tu jornada.',
          none: 'Aún no hay eventos. Añade uno por su dirección y se sabrá qué día es.',
          add: 'Añadir un evento',
          address: 'La dirección del evento',
          address_hint: 'Empieza por naddr1 o por 31923:',
          today: 'Hoy',
          remove: 'Quitar {name}',
          remove_title: '¿Quitar {name}?',
          remove_words: 'Los descuentos de su día ya no se dan.',
          added: '{name} se ha añadido',
          removed: '{name} se ha quitado'
        },
        where:
          'Las insignias de otros se buscan en los relays de Ajustes, Avanzado: Nostr. Sin ninguno, solo cuentan tus insignias y niveles.'
      },
      directory: {
        title: 'Directorio',
        about:
          'Cómo encuentran este lugar los clientes nuevos. Nombre, dirección y contacto tienen aquí sus propias tarjetas.',
        latitude: 'Latitud',
        longitude: 'Longitud',
        degrees_needed: 'Grados de -{n} a {n}, por favor.',
        pick: 'Elegir en el mapa',
        pick_hint: 'Toca donde está la puerta.',
        no_map: 'Ahora no se puede mostrar el mapa. Escribe los números.',
        hours: 'Horario',
        hours_hint: 'Como Mo-Fr 08:00-20:00; Sa 09:00-14:00',
        hours_now: 'Ahora: {words}',
        hours_unknown:
          'Aún no se puede leer. Escríbelo como Mo-Fr 08:00-20:00; Sa 09:00-14:00',
        pay: 'Cómo pagan los clientes',
        lightning: 'Lightning',
        onchain: 'Bitcoin en la cadena',
        pictures: 'Imágenes',
        pictures_hint:
          'Una dirección https:// por línea; la primera es la portada.',
        btcmap: 'Ponme en BTC Map',
        btcmap_words:
          'BTC Map muestra lo que sabe OpenStreetMap. Copia estas etiquetas, busca tu lugar en openstreetmap.org y pégalas allí.',
        copy_tags: 'Copiar las etiquetas',
        standing: {
          draft:
            'No está en el directorio. Pídelo a la comunidad cuando quieras.',
          unasked:
            'Todavía no está en el directorio. Pide a la comunidad que lo mire.',
          pending: 'La comunidad lo está mirando. Pedido: {day}.',
          approved: 'En el directorio. Los clientes encuentran este lugar.',
          rejected: 'No admitido: {reason}',
          suspended: 'Retirado por ahora: {reason}'
        },
        ask: 'Pedir que lo incluyan',
        ask_again: 'Pedirlo otra vez',
        ask_words:
          'Alguien de la comunidad lo mira. Todo esto es opcional; muestra que eres quien dices.',
        domain: 'Dominio de tu sitio web',
        domain_hint: 'Como example.com',
        osm_id: 'OpenStreetMap',
        osm_id_hint: 'Como node/123, o su dirección',
        nip05: 'Dirección de Nostr',
        nip05_hint: 'Como tienda@example.com; se consulta enseguida',
        statement: 'Con tus palabras',
        statement_hint: 'Quién eres y cómo se te encuentra',
        send: 'Enviar',
        open_page: 'Abrir su página',
        reviews: 'Lo que dicen los clientes',
        no_reviews:
          'Todavía no hay reseñas. Los clientes las escriben en tu página, una vez que han pagado aquí.',
        stars: 'ninguna estrella | 1 estrella | {n} estrellas',
        reply: 'Responder',
        change_reply: 'Cambiar la respuesta',
        your_reply: 'Tú: {words}',
        reply_hint: 'Todos la leen. Vacía, se quita.',
        reply_done: 'La respuesta está ahí',
        report: 'Denunciar',
        report_hint: 'Qué tiene de malo; la comunidad lo lee.',
        report_done: 'La comunidad lo mira',
        in_words: 'Tus palabras',
        copy_link: 'Copiar su enlace'
      },
      network: {
        queue: 'Lugares por mirar',
        show: 'Mostrar',
        shown: {
          pending: 'Esperan',
          changed: 'Cambiaron desde que entraron',
          approved: 'En el directorio',
          rejected: 'No admitidos',
          suspended: 'Retirados'
        },
        none_waiting:
          'Nadie espera. Los lugares que piden entrar aparecen aquí solos.',
        none: 'Nada de ese tipo.',
        asked: 'pedido: {day}',
        says: 'Dicen: {words}',
        because: 'Porque: {reason}',
        changed_since: 'Cambió desde entonces: {fields}',
        stale: 'Nadie lo ha mirado en un año.',
        fields: {
          name: 'nombre',
          address: 'dirección',
          city: 'ciudad',
          country: 'país',
          latitude: 'latitud',
          longitude: 'longitud',
          osm_id: 'OpenStreetMap'
        },
        states: {holds: 'Se cumple', fails: 'No se cumple', open: 'No se sabe'},
        checks: {
          domain: {
            same_host: 'El dominio es el de su sitio web',
            other_host: 'El dominio no es el de su sitio web',
            no_website: 'Un dominio, pero ningún sitio web con que compararlo',
            not_shown: 'No mostró ningún dominio'
          },
          nip05: {
            matches: 'Su dirección de Nostr nombra su clave',
            other_key: 'Su dirección de Nostr nombra otra clave',
            no_answer: 'Su dirección de Nostr no respondió',
            no_key:
              'Una dirección de Nostr, pero ninguna clave con que compararla',
            not_shown: 'No mostró ninguna dirección de Nostr'
          },
          osm_id: {
            well_formed: 'Nombra un lugar en OpenStreetMap',
            malformed: 'No nombra ningún lugar en OpenStreetMap',
            not_shown: 'No mostró ningún lugar de OpenStreetMap'
          },
          place: {
            address_and_point: 'Tiene dirección y posición',
            point_only: 'Tiene posición, pero no dirección',
            not_shown: 'No tiene posición'
          }
        },
        on_map: 'En OpenStreetMap',
        page: 'Su página',
        approve: 'Admitir',
        again: 'Mirado otra vez',
        refuse: {rejected: 'No admitir', suspended: 'Retirar'},
        refuse_title: {
          rejected: '¿No admitir {name}?',
          suspended: '¿Retirar {name}?'
        },
        why: 'Por qué',
        why_hint: 'Ellos lo leen.',
        done: {
          approved: '{name} está en el directorio',
          rejected: '{name} no fue admitido',
          suspended: '{name} fue retirado'
        },
        partners: 'Socios',
        reviews: 'Reseñas denunciadas',
        no_reviews: 'Nadie ha denunciado ninguna reseña.',
        reported: 'sin denuncias | denunciada una vez | denunciada {n} veces',
        hide: 'Ocultar',
        hide_title: '¿Ocultar esta reseña?',
        hide_hint: 'Quien la escribió lo lee.',
        hidden: 'La reseña está oculta',
        show_again: 'Mostrarla otra vez',
        shown_again: 'La reseña se muestra otra vez',
        partners_word: 'Socios',
        joined_word: 'Nuevos',
        too_few: 'Muy pocos',
        recent:
          'Los lugares activos, los clientes y los descuentos son los de los últimos treinta días.',
        figures: {
          partners: 'Socios',
          active: 'Con cuentas',
          waiting: 'Esperan',
          guests: 'Clientes con tarjeta',
          shared: 'Clientes en dos o más',
          discounts: 'Descuentos dados'
        },
        growth: 'Cómo crece la red',
        growth_summary: 'Socios en doce meses: de {from} a {to}.',
        as_table: 'Como tabla',
        month: 'Mes',
        coverage: 'Dónde están los socios',
        no_partners:
          'Todavía no hay socios. Cuando se admite un lugar, su ciudad aparece aquí.',
        no_city: 'Sin ciudad',
        no_country: 'Sin país',
        settings: 'Páginas públicas',
        settings_about: 'Lo que ven los clientes en {address}.',
        name: 'Nombre de la comunidad',
        name_hint: 'Está encima de la lista de lugares.',
        tile_url: 'Imágenes del mapa',
        tile_url_hint:
          "Una dirección https:// con {'{z}'}, {'{x}'} e {'{y}'}. Vacío: sin mapa, solo la lista.",
        attribution: 'Quién hizo el mapa',
        attribution_hint: 'Se muestra bajo el mapa, como pide su licencia.',
        use_osm: 'Usar OpenStreetMap',
        tile_warning:
          'Con un mapa, los navegadores de los clientes piden imágenes a ese servidor: ve su dirección y lo que miran. Sin mapa, no se pregunta a nadie más.'
      },
      tables: {
        title: 'Mesas',
        about:
          'Un código en cada mesa: los clientes lo escanean y el personal ve quién se sienta dónde. Con un toque, los puntos van a la tarjeta correcta.',
        none: 'Todavía no hay mesas. Añádelas, imprime sus códigos y pégalos.',
        add: 'Añadir mesas',
        names: 'Mesas',
        names_hint: 'Como: 1-12, o: Barra, Terraza 1',
        too_many: 'Como mucho {n} a la vez, por favor.',
        copy: 'Copiar el enlace de {name}',
        remove: 'Quitar {name}',
        remove_title: '¿Quitar {name}?',
        remove_words:
          'Su código deja de servir al instante. Una mesa con el mismo nombre recibe otro código.',
        remove_act: 'Quitar',
        removed: '{name} se quitó',
        added: '1 mesa añadida | {n} mesas añadidas',
        print: 'Imprimir los códigos',
        print_hint: 'Una tarjeta por mesa, en tamaño A6.',
        card_words: 'Puntos en cada visita. Escanea. Sin aplicación.',
        card_table: 'Mesa {n}'
      },
      used: {
        never: 'Sin usar todavía',
        now: 'Usado hace un momento',
        day: 'Último uso: {day}'
      },
      links: {
        title: 'Enlaces para dispositivos',
        about:
          'Un enlace abre los pedidos en un teléfono o tableta, sin ninguna cuenta de usuario. Da uno a cada persona o dispositivo, y termínalo si se pierde o se va.',
        none: 'Ningún dispositivo tiene enlace.',
        make: 'Crear un enlace',
        name: 'De quién, o dónde',
        name_hint: 'Como: Tableta de la barra, o: Ana',
        role: 'Puede',
        roles: {
          waiter: 'Camarero: pedidos, cuentas, entregar premios',
          manager:
            'Encargado: además clientes, cifras, devoluciones, puntos a mano'
        },
        role_short: {waiter: 'Camarero', manager: 'Encargado'},
        made_title: 'El enlace para {name}',
        once: 'Escanéalo ahora con ese dispositivo, o cópialo. No se vuelve a mostrar.',
        qr: 'El enlace como código QR',
        kept: 'Listo, ya está abierto allí',
        end: 'Terminar',
        end_title: '¿Terminar el enlace de {name}?',
        end_words:
          'Su dispositivo no ve nada más desde este momento. No se puede deshacer.',
        end_act: 'Terminar el enlace',
        ended: 'El enlace de {name} está terminado'
      },
      staff: {
        people: 'Personas',
        people_about:
          'Quién trabaja aquí. En una tableta compartida tocan sus iniciales, y así cada acto dice quién lo hizo.',
        people_none: 'Todavía no se ha nombrado a nadie.',
        add: 'Añadir una persona',
        edit: 'Cambiar a {name}',
        initials: 'Iniciales',
        initials_needed: 'De una a cuatro letras, por favor.',
        person_name: 'Nombre',
        pin: 'PIN',
        pin_hint:
          'Cuatro cifras. Se pide cuando el cliente no está para confirmar.',
        pin_kept: 'Ya hay uno. Escribe otro para cambiarlo.',
        pin_needed: 'Cuatro cifras, por favor.',
        pin_none: 'Sin PIN',
        pin_some: 'Con PIN',
        pin_drop: 'Quitar el PIN',
        card: 'Su propia tarjeta de cliente',
        card_hint:
          'Escanea o pega su código. Quien trabaja aquí no trae clientes nuevos, y no gana nada por ello.',
        card_kept: 'Ya hay una. No se muestra; escribe otra para cambiarla.',
        card_needed: 'Eso no es una tarjeta.',
        card_some: 'Con tarjeta',
        card_drop: 'Quitar la tarjeta',
        leave: 'Dar de baja a {name}',
        leave_title: '¿Dar de baja a {name}?',
        leave_words:
          'Desde este momento ya no puede hacer nada. Lo que hizo queda registrado.',
        leave_act: 'Dar de baja',
        left: '{name} ya no es del personal'
      },
      keys: {
        title: 'Claves para otros programas',
        about:
          'Otra extensión o un programa tuyo actúa por este local con una clave, y solo hasta donde marques. Da una a cada uno, y termínala cuando ya no la uses.',
        none: 'Ningún programa tiene clave.',
        make: 'Crear una clave',
        name: 'Para qué programa',
        name_hint: 'Como: TPoS de la barra',
        may_title: 'Puede',
        may: {
          orders: 'Crear cuentas',
          monitor: 'Ver pedidos y tarjetas',
          pos: 'Cobrar en una caja',
          redeem: 'Entregar premios',
          read: 'Leer clientes y cifras',
          manage: 'Corregir puntos y nombres',
          payout: 'Devolver sats',
          metrics: 'Leer las cifras de todo el servidor'
        },
        means: {
          orders:
            'Avisar de cuentas que cobró y preguntar quién es el cliente. La mayoría de las extensiones no necesita más.',
          monitor:
            'Seguir los pedidos, moverlos y ver la tarjeta de un cliente.',
          pos: 'Crear y cerrar cuentas, y poner clientes en ellas.',
          redeem: 'Usar el premio de un cliente, y retirarlo.',
          read: 'Todos los clientes, cada movimiento de puntos, todos los informes.',
          manage:
            'Dar y quitar puntos a mano, registrar devoluciones, nombrar clientes.',
          payout: 'Pagar los sats que se deben y devolver en sats.'
        },
        since: 'desde {day}',
        made_title: '{name}: listo',
        once: 'Escanéala o cópiala ahora en el programa. No se vuelve a mostrar.',
        qr: 'La clave como código QR',
        kept: 'Listo, está guardada',
        end: 'Terminar',
        end_title: '¿Terminar {name}?',
        end_words: 'Deja de servir al instante. No se puede deshacer.',
        end_act: 'Terminar la clave',
        ended: '{name} ya no sirve'
      },
      webhooks: {
        title: 'Avanzado: webhooks',
        about:
          'Un programa tuyo, o una aplicación de reparto, se entera al instante de lo que pasa aquí.',
        none: 'Todavía nadie se entera. Añade la dirección de un programa que deba seguir este local.',
        add: 'Añadir un webhook',
        change: 'Cambiar el webhook',
        address: 'Dirección',
        address_hint: 'Como https://example.com/loyalty',
        name: 'Nombre, si quieres',
        enabled: 'Se le avisa de lo que pasa',
        events_title: 'Se le avisa cuando',
        events: {
          order_created: 'Se crea una cuenta',
          order_paid: 'Se paga una cuenta',
          order_status: 'La cocina mueve un pedido',
          order_refunded: 'Se devuelve una cuenta',
          points_earned: 'Un cliente gana puntos',
          points_redeemed: 'Un cliente usa puntos',
          points_granted: 'Se dan puntos',
          points_revoked: 'Se quitan puntos',
          points_expired: 'Se acaban puntos',
          tier_changed: 'Un cliente alcanza o deja un nivel',
          review_posted: 'Un cliente deja una reseña',
          ping: 'Una prueba'
        },
        with_customers: 'Decir qué cliente fue',
        with_customers_hint:
          'Sin esto, nadie puede saber por aquí quiénes son tus clientes.',
        made_title: 'El webhook está listo',
        once: 'Este secreto firma todo lo que se envía. Cópialo ahora en el programa: no se vuelve a mostrar.',
        qr: 'El secreto como código QR',
        kept: 'Listo, está guardado',
        state: {
          ok: 'Todo va bien.',
          new: 'Todavía no se le avisó de nada.',
          failing: 'No acepta lo que se le dice. {reason}',
          off: 'Apagado.'
        },
        next: 'Próximo intento: {when}',
        waiting: '{n} esperan | 1 espera. | {n} esperan.',
        dead: '{n} sin entregar | 1 quedó sin entregar. | {n} quedaron sin entregar.',
        follows: 'No sigue nada | Sigue 1 cosa | Sigue {n} cosas',
        try: 'Probar {name}',
        arrived: '{name} recibió la prueba',
        not_arrived: 'La prueba no llegó. {reason}',
        edit: 'Cambiar {name}',
        end: 'Quitar {name}',
        end_title: '¿Quitar este webhook?',
        end_words:
          'A {name} no se le avisa más, y se olvida lo que se le dijo.',
        end_act: 'Quitar',
        ended: 'El webhook ya no está',
        log: 'De qué se avisó a {name}',
        log_title: 'De qué se le avisó',
        log_none: 'Todavía nada. Lo que pase aquí aparece solo.',
        states: {
          waiting: 'espera el envío',
          sent: 'llegó',
          dead: 'sin entregar'
        },
        tries: '{n} intentos',
        replay: 'Enviar otra vez: {event}',
        replayed: 'Se envía otra vez',
        close: 'Cerrar'
      },
      nostr: {
        title: 'Avanzado: Nostr',
        about:
          'Así, los clientes pueden mostrar una tarjeta que cualquiera puede comprobar sin preguntarte.',
        locked:
          'El secreto del servidor ha cambiado y la clave del programa no se puede abrir. No se publica nada; los puntos siguen como antes. Restaura el secreto anterior (AUTH_SECRET_KEY, de una copia), o empieza una clave nueva abajo.',
        publish: {
          title: 'Publicar el programa',
          act: 'El programa se puede ver en Nostr',
          relay_first:
            'Añade antes un relay abajo: no hay ninguno al que enviar.',
          is_on:
            'Cualquiera puede leer su nombre, lo que dan las cuentas y sus niveles. Cada tarjeta sale cerrada: solo su cliente puede abrirla.',
          is_off:
            'No se publica nada, salvo las tarjetas cuyos clientes lo han pedido.',
          title_on: '¿Publicar el programa?',
          act_on: 'Publicar',
          consequence_on:
            'Cualquiera podrá leer su nombre, lo que dan las cuentas y sus niveles, para siempre. Cada tarjeta sale cerrada solo para su cliente; los relays ven que una tarjeta se ha movido, y cuándo. Lo publicado no se puede retirar.',
          title_off: '¿Dejar de publicar?',
          act_off: 'Dejar de publicar',
          consequence_off:
            'No sale nada nuevo, salvo las tarjetas cuyos clientes lo han pedido. Lo publicado queda en los relays; se les pide que borren las tarjetas, y puede que no lo hagan.'
        },
        relays: {
          title: 'Relays',
          about:
            'Servidores que guardan lo que publicas. Con dos o tres basta.',
          none: 'Aún no hay relays. Pon uno y el programa se podrá publicar.',
          add: 'Añadir un relay',
          address: 'Dirección',
          address_hint: 'Como wss://relay.example.com',
          remove: 'Quitar el relay',
          remove_at: 'Quitar {relay}',
          remove_title: '¿Quitar este relay?',
          remove_words:
            'A {relay} ya no se envía nada. Lo que tiene, lo conserva.',
          again_at: 'Intentar otra vez con {relay}',
          again_all: 'Intentar todo otra vez',
          retried:
            'No había nada que enviar otra vez | Se envía 1 otra vez | Se envían {n} otra vez',
          new: 'Aún no se le ha enviado nada.',
          ok: 'Todo ha llegado.',
          waiting:
            '{n} en espera | 1 en espera de envío | {n} en espera de envío',
          paused: 'Ha pedido una pausa.',
          failing:
            'No se puede alcanzar. | No se puede alcanzar. Un intento. | No se puede alcanzar. {n} intentos.',
          dead: '{n} no aceptados | 1 no aceptado. | {n} no aceptados.',
          reason: 'Motivo: {reason}',
          next: 'Próximo intento: {when}',
          last: 'Última llegada: {when}',
          of_guests: 'El relay de un cliente, no uno de los tuyos.'
        },
        key: {
          title: 'La clave del programa',
          about:
            'Firma lo que publicas. Quien conoce este nombre puede comprobar una tarjeta sin preguntarte.',
          none: 'Aún no hay clave. Se crea al publicar por primera vez.',
          copy: 'Copiar el nombre',
          copy_one: 'Copiar {key}',
          export: 'Guardar una copia',
          rotate: 'Empezar una clave nueva',
          rotate_title: '¿Empezar una clave nueva?',
          rotate_words:
            'Desde ahora firma la clave nueva. Lo que firmó la anterior sigue valiendo, y sus copias ya no pueden firmar nada más por ti. Guarda después una copia de la nueva.',
          issuers: 'Claves que han firmado',
          all: 'Desde el principio, aún firma',
          since: 'Firma desde {from}',
          until: 'Hasta {until}',
          between: '{from} a {until}'
        },
        export: {
          title: 'Guardar una copia de la clave',
          act: 'Hacer la copia',
          about:
            'Una copia de seguridad, o una forma de pasar a otro servidor. Quien tenga la copia y su contraseña puede firmar en nombre del programa.',
          password: 'Contraseña',
          password_hint:
            'Nadie puede abrir la copia sin ella. No la guardamos.',
          repeated: 'Contraseña otra vez',
          longer: '{n} caracteres o más, por favor.',
          not_same: 'No es la misma contraseña.',
          ready: 'Tu copia está lista',
          careful: 'Solo se muestra esta vez. Guárdala lejos de su contraseña.',
          save: 'Guardar como archivo',
          done: 'Ya la tengo'
        },
        signer: {
          title: 'Firmar en otro sitio',
          about:
            'La clave está en este servidor. Un firmante tuyo puede guardarla en su lugar.',
          is_remote: 'Un firmante tuyo guarda la clave.',
          act: 'Usar mi firmante',
          connect: 'Conectar',
          consequence:
            'Desde ahora firma por el programa la clave de tu firmante. Mientras no responda, lo que haya que publicar espera; los puntos siguen como antes.',
          address: 'Enlace del firmante',
          address_hint: 'Empieza por bunker://. No se vuelve a mostrar.',
          address_needed: 'Ese enlace empieza por bunker://',
          end: 'Volver a firmar aquí',
          end_title: '¿Volver a firmar en este servidor?',
          end_words:
            'Aquí se crea una clave nueva, que firma desde ahora. Lo que firmó el firmante sigue valiendo.',
          state: {
            ready: 'Responde y firma.',
            away: 'No responde. Lo que haya que publicar espera.',
            refused: 'Se niega a firmar. Lo que haya que publicar espera.',
            lied: 'Firmó algo distinto de lo que se le dio. No se ha aceptado nada.',
            locked:
              'El secreto del servidor ha cambiado y no se puede llegar al firmante. Indícalo otra vez.'
          }
        }
      },
      settings: {
        advanced: 'Avanzado',
        mode: '¿Este local da puntos?',
        mode_warning:
          'Desde que guardes, las cuentas no dan nada y los clientes no ven aquí sus tarjetas. Sus puntos siguen, y se ven otra vez cuando lo enciendas.',
        proof: 'Usar puntos, devoluciones y efectivo',
        proof_about: 'Igual en todas las sucursales del programa.',
        proof_policy: 'Antes de usar puntos, pedir',
        proofs: {
          remembered: 'El toque del cliente, para esta cuenta',
          every_time: 'La firma del cliente, cada vez',
          staff: 'Nada: basta la palabra del personal'
        },
        proof_hint: {
          remembered:
            'El cliente toca una vez en la mesa o desde tu código; durante diez minutos sus premios pueden ir en esa cuenta.',
          every_time:
            'Lo más seguro. Cada uso necesita el teléfono del cliente, y ningún PIN del personal lo sustituye.',
          staff:
            'Lo más rápido. Quien tenga un enlace del personal puede usar los puntos de cualquier cliente; queda registrado quién fue.'
        },
        receipt: 'Recibos e idioma',
        receipt_about:
          'En la página que abren los clientes, y en papel. No pongas aquí nada sobre un cliente.',
        thanks: 'Línea de agradecimiento',
        thanks_hint: 'Arriba, como: Gracias, hasta el viernes',
        footer: 'Última línea',
        footer_hint: 'Abajo, como un número fiscal o tu horario',
        preview: 'Cómo se ve en un recibo',
        language: 'Idioma de las páginas para clientes',
        language_hint:
          'Para clientes cuyo teléfono no habla ninguno de nuestros idiomas. Los demás leen el suyo.'
      },
      branches: {
        title: 'Locales que comparten este programa',
        about:
          'Una sola tarjeta para todos: los clientes suman y usan puntos en cada uno. Elige arriba un local para ver sus cuentas, personal, mesas e informes.',
        none: 'Este local está solo.',
        here: 'Estás aquí',
        mine: 'Misma billetera',
        since: 'desde {day}',
        off: 'sin puntos',
        add: 'Añadir una sucursal',
        add_title: 'Otro local tuyo',
        add_means:
          'Comparte este programa: las mismas tarjetas, niveles y premios. Lo que se pague a su billetera da puntos desde ahora.',
        joined: '{name} comparte el programa',
        invite: 'Un local de otra persona',
        invite_about:
          'Invita a otro dueño de este servidor. La invitación vale una vez, durante siete días.',
        member_title: 'Quién decide',
        member:
          'Este local es una sucursal: el dueño del programa decide sobre puntos, niveles y premios, e invita a otros.',
        invite_act: 'Invitar una sucursal',
        invite_means: 'Quien tenga la invitación entra con un local suyo:',
        means_cards: 'Los clientes usan allí la misma tarjeta.',
        means_rules: 'Solo tú decides sobre puntos, niveles y premios.',
        means_cost:
          'Quien entrega un premio asume su coste, también con puntos del otro local.',
        means_money: 'Cada uno conserva el dinero que se paga a su billetera.',
        invite_title: 'Una invitación, vale una vez',
        invite_once:
          'Dásela ahora al otro dueño. No se vuelve a mostrar, y termina en siete días.',
        invite_qr: 'La invitación como código QR',
        invite_kept: 'Listo, está entregada',
        apart: 'Entrar y salir',
        apart_about:
          'Para entrar en el programa de alguien, pide una invitación a su dueño: un local nuevo tuyo empieza en él. Un local que ya tiene sus tarjetas no puede llevarlas allí.',
        leave_about:
          'Una sucursal sale al cerrarse en Ajustes. Sus clientes conservan los puntos y los usan en los otros locales.',
        join: 'Entrar con una invitación',
        have_invitation: 'Tengo una invitación',
        join_title: 'Entrar en un programa',
        join_means:
          'El dueño que te invitó decide sobre puntos, niveles y premios. Los clientes usan una tarjeta en todos sus locales, y tú asumes el coste de los premios que entregas.',
        invitation: 'Invitación',
        invitation_hint: 'Como te la dio el dueño',
        no_invitation: 'Eso no es una invitación. Pídela otra vez.'
      },
      payouts: {
        title: 'Sats de vuelta',
        intro: 'Sats que vuelven a tus clientes desde esta billetera.',
        none: 'Nada todavía. Aquí aparece lo que niveles, premios y devoluciones dan en sats.',
        waiting: '{sats} esperan su pago.',
        trouble: '1 pago necesita atención. | {n} pagos necesitan atención.',
        again: 'Reintentar',
        look: 'Consultar',
        asked: 'Se está revisando.',
        causes: {
          rebate: 'Satoshi-back de un nivel',
          cashback: 'Reembolso de una oferta',
          reward: 'Premio en sats',
          refund: 'Devolución'
        },
        states: {
          pending: 'Sin pagar todavía',
          paying: 'En camino',
          paid: 'Pagado',
          failed: 'No se pudo pagar',
          unknown: 'Enviado, sin respuesta todavía. Nunca se paga dos veces',
          void: 'Retirado antes de pagarse'
        },
        reasons: {
          no_balance: 'la billetera no tiene sats suficientes',
          no_wallet: 'la billetera del cliente ya no está',
          address_failed: 'la dirección Lightning no dio factura',
          invoice_ran_out: 'la factura caducó',
          refused: 'LNbits no lo envió',
          not_delivered: 'Lightning no lo entregó',
          no_answer: 'sin respuesta',
          on_its_way: 'Lightning sigue en ello',
          interrupted: 'el servidor se detuvo a medias'
        },
        limits: {
          title: 'Cuánto vuelve',
          used: '{day} prometidos hoy, {month} este mes.',
          is_on: 'Dar satoshi-back por las cuentas',
          sats: 'sats',
          min_sats: 'Pago mínimo; lo menor se acumula',
          guest_day_sats: 'Máximo por cliente y día',
          day_sats: 'Máximo al día',
          month_sats: 'Máximo al mes',
          refund_day_sats: 'Máximo en devoluciones al día',
          saved: 'Guardado. Lo prometido sigue prometido.'
        }
      },
      audit: {
        title: 'Quién hizo qué',
        intro:
          'Todo lo que se hizo a mano: el personal, los programas y tú. Nadie puede cambiarlo ni borrarlo.',
        none: 'Todavía no se hizo nada a mano.',
        none_found: 'Nada de ese tipo.',
        what: 'Qué',
        who: 'Quién',
        all: 'Todo',
        anybody: 'Cualquiera',
        about: {
          points: 'Puntos a mano',
          rewards: 'Premios',
          bills: 'Efectivo, devoluciones, clientes en cuentas',
          guests: 'Tarjetas perdidas y borradas',
          settings: 'Ajustes, niveles, premios',
          access: 'Enlaces, claves, personas'
        },
        actor: {
          owner: 'Dueño',
          program_owner: 'Dueño del programa',
          staff: 'Alguien del personal',
          community: 'La comunidad',
          token: 'Un dispositivo o programa'
        },
        forgotten: 'un cliente borrado',
        standing: {
          pending: 'espera otra vez',
          approved: 'está dentro',
          rejected: 'fue rechazado',
          suspended: 'fue retirado'
        },
        table: 'Mesa {name}',
        reason: '«{words}»',
        none_of_them: 'nada',
        kinds: {
          points_given: 'dio {points} a {guest}',
          points_taken: 'quitó {points} a {guest}',
          bill_moved: 'puso una cuenta en la tarjeta de {guest}, con {points}',
          voucher_made: 'dio un vale a {guest}: {subject}',
          voucher_withdrawn: 'retiró un vale de {guest}: {subject}',
          reward_used: 'usó {subject} para {guest}',
          reward_given: 'entregó {subject}',
          reward_returned: 'retiró {subject} a {guest}, vuelven {points}',
          refund: 'devolvió {sats}',
          cash_bill: 'cobró {sats} en efectivo',
          card_bill: 'cobró {sats} con tarjeta bancaria',
          guest_put_on_bill: 'puso a un cliente en una cuenta pagada',
          old_card_called_back: 'anuló una tarjeta de papel',
          recovery_approved: 'confirmó que {guest} perdió su teléfono',
          recovery_refused: 'detuvo el traslado de la tarjeta de {guest}',
          guest_erased: 'borró a un cliente',
          program_made: 'empezó el programa',
          program_changed: 'cambió el programa: {fields}',
          campaign_made: 'creó la campaña {subject}',
          campaign_changed: 'cambió la campaña {subject}',
          campaign_ended: 'terminó la campaña {subject}',
          venue_opened: 'abrió el local',
          venue_closed: 'cerró el local',
          venue_changed: 'cambió el local: {fields}',
          mode_changed: 'puso los puntos en: {fields}',
          payments_changed: 'eligió qué pagos cuentan: {fields}',
          tier_made: 'creó el nivel {subject}',
          tier_changed: 'cambió el nivel {subject}',
          tier_ended: 'quitó el nivel {subject}',
          verification_asked: 'pidió estar en el directorio',
          review_hidden: 'ocultó una reseña',
          review_shown: 'volvió a mostrar una reseña',
          status_changed: 'el directorio: {subject}',
          satoshi_back_changed: 'cambió lo que vuelve en sats',
          reward_made: 'creó el premio {subject}',
          reward_changed: 'cambió el premio {subject}',
          reward_ended: 'quitó el premio {subject}',
          rule_made: 'creó el descuento {subject}',
          rule_changed: 'cambió el descuento {subject}',
          rule_ended: 'quitó el descuento {subject}',
          rule_joined: 'se sumó al descuento {subject}',
          rule_left: 'dejó el descuento {subject}',
          discount_removed: 'quitó un descuento de una cuenta',
          table_added: 'puso la mesa {subject}',
          table_removed: 'quitó la mesa {subject}',
          badge_added: 'dio por válida la insignia {subject}',
          badge_removed: 'ya no da por válida la insignia {subject}',
          badge_made: 'creó la insignia {subject}',
          badge_ended: 'terminó la insignia {subject}',
          badge_given: 'dio la insignia {subject}',
          badge_taken: 'retiró la insignia {subject}',
          issuer_added: 'empezó a confiar en {subject}',
          issuer_removed: 'dejó de confiar en {subject}',
          sponsored_added: 'patrocina {subject}',
          sponsored_changed: 'cambió lo que da {subject}',
          sponsored_removed: 'ya no patrocina {subject}',
          link_made: 'creó el enlace {subject}',
          link_ended: 'terminó el enlace {subject}',
          webhook_made: 'añadió un webhook',
          webhook_changed: 'cambió un webhook',
          webhook_ended: 'quitó un webhook',
          key_made: 'creó la clave {subject}',
          key_ended: 'terminó la clave {subject}',
          staff_added: 'añadió a {subject} al personal',
          staff_changed: 'cambió a {subject} del personal',
          staff_left: 'dio de baja a {subject}',
          invitation_made: 'creó una invitación para una sucursal',
          branch_joined: 'entró en el programa como sucursal',
          programme_moved: 'se llevó el programa a otro servidor',
          programme_arrived: 'trajo el programa de otro servidor'
        },
        fields: {
          name: 'nombre',
          category: 'tipo de local',
          timezone: 'zona horaria',
          day_start_hour: 'inicio del día',
          currency: 'moneda',
          receipt_thanks: 'línea de agradecimiento',
          receipt_footer: 'última línea de los recibos',
          language: 'idioma',
          external_ids: 'nombres en otros programas',
          description: 'descripción',
          address: 'dirección',
          city: 'ciudad',
          country: 'país',
          latitude: 'posición',
          longitude: 'posición',
          phone: 'teléfono',
          email: 'correo',
          website: 'sitio web',
          nostr_pubkey: 'clave de Nostr',
          accepts_lightning: 'Lightning',
          accepts_onchain: 'pagos en la cadena',
          uses_lawallet_pos: 'LaWallet',
          operating_hours: 'horario',
          osm_id: 'lugar en OpenStreetMap',
          images: 'imágenes',
          is_enabled: 'encendido o apagado',
          earn_by: 'por qué da una cuenta',
          earn_points: 'puntos',
          earn_per: 'importe por ellos',
          earn_category: 'qué artículos',
          min_spend_sats: 'cuenta mínima',
          welcome_points: 'puntos de bienvenida',
          expiry_mode: 'cómo terminan los puntos',
          expiry_months: 'cuándo terminan los puntos',
          deficit_policy: 'puntos bajo cero',
          claim_window_days: 'tiempo para guardar puntos',
          refund_window_days: 'tiempo para devolver',
          tier_basis: 'por qué se sube de nivel',
          tier_window_days: 'tiempo que miran los niveles',
          tier_grace_days: 'tiempo para conservar un nivel',
          proof_policy: 'qué se pide antes de usar puntos',
          max_giveback_bp: 'lo máximo que se devuelve',
          grant_daily_cap: 'puntos a mano por día',
          newcomer_daily_points: 'puntos para nuevos por día',
          newcomer_cap_per_staff: 'puntos para nuevos por persona',
          old_card_points: 'puntos de tarjetas de papel',
          referral_points: 'puntos por traer a un amigo',
          referral_bonus: 'puntos para el amigo',
          referral_cap_per_guest: 'amigos por cliente en un día',
          referral_cap_per_staff: 'amigos por persona en un día',
          visit_points: 'puntos por una tarjeta de otro local',
          visit_daily_points: 'puntos por esas tarjetas en un día',
          visit_tier_days: 'días de un nivel por otro local',
          visit_fresh_days: 'antigüedad de una tarjeta mostrada',
          publish_events: 'publicación',
          earn_on_reversible: 'dinero que se puede retirar',
          reserve_minutes: 'tiempo para recoger un premio',
          claims_per_day: 'recibos guardados por día',
          accept_cash: 'efectivo',
          earn_on_cash: 'puntos por efectivo',
          cash_daily_sats: 'efectivo que da puntos por día',
          other: 'otro ajuste'
        }
      }
    },
    refused_exact: {
      insufficient_points:
        'Faltan {short}: hay {have} de {needed}. No se tomó nada.',
      points_buy_no_sats:
        'Los puntos de pagos con tarjeta no compran sats. Los demás: {have} de {needed}. No se tomó nada.',
      grant_cap:
        'Hoy te quedan {left} de {cap} puntos por dar. No se dio nada.',
      refund_too_large: 'De esta cuenta quedan {left} sats por devolver.',
      more_than_left: 'De esta cuenta quedan {left} sats por pagar.',
      sold_out: '{name}: no queda ninguno. No se tomó nada.',
      tier_needed: 'Para {tier}. Todavía no se llega. No se tomó nada.',
      item_unavailable: '{name}: hoy no hay.',
      old_card_too_many:
        'Una tarjeta antigua trae aquí {most} puntos como máximo. No se dio nada.'
    },
    refused: {
      admins_only: 'Eso es para administradores de este LNbits.',
      community_only: 'Eso es para quienes cuidan la comunidad.',
      already_approved: 'Ya está en el directorio.',
      already_paid: 'Eso ya se pagó. No se envió nada.',
      amount_changed: 'La cuenta ha cambiado. Pide un enlace nuevo.',
      amount_needed: 'Ese importe no es posible. No se tomó nada.',
      attribution_needed: 'Di quién hizo el mapa.',
      award_not_found: 'Nadie tiene esa insignia.',
      bad_badge: 'Eso no es la dirección de una insignia.',
      bad_domain: 'Un dominio es un nombre como example.com.',
      bad_event: 'Eso no es la dirección de un evento.',
      bad_hours: 'Da la hora en que empieza y la hora en que termina.',
      bad_image: 'Ahí no hay una imagen que se pueda mostrar.',
      bad_invoice: 'Esa factura no sirve. No se envió nada.',
      bad_lightning_address: 'Una dirección Lightning es como ana@example.com.',
      bad_nostr_address:
        'Una dirección de Nostr es un nombre como ana@example.com.',
      bad_osm_id: 'Eso no es un lugar de OpenStreetMap.',
      bad_perk: 'Eso no se promete con un vale.',
      bad_relay: 'Eso no es la dirección de un relé (wss://…).',
      bad_signer: 'Eso no es el enlace de un firmante.',
      bad_value: 'Ese valor no es posible.',
      bad_voucher: 'Eso no es un vale. No se usó nada.',
      bad_window: 'Tiene que terminar después de empezar.',
      badge_gone:
        'Una insignia ya no cuenta. Precio completo, los puntos cuentan igual.',
      badge_not_found: 'Esa insignia no está en la lista.',
      badge_not_listed: 'Añade antes la insignia a la lista.',
      bill_begun: 'Esta cuenta ya se empezó a pagar. No se tomó nada.',
      bill_needed: 'Primero hace falta una cuenta pagada. No se dio nada.',
      budget_spent:
        'Todo lo de esta oferta ya se dio. Precio completo, los puntos cuentan igual.',
      campaign_not_found: 'No hay tal campaña.',
      card_not_found: 'Esa clave no tiene tarjeta aquí.',
      code_ended: 'Este código ha terminado. Pide otro.',
      code_limit: 'Son muchos códigos seguidos. Espera un poco.',
      code_not_sent: 'Para este enlace no se envió ningún código.',
      code_tries_used: 'Cinco códigos equivocados. No se tomó nada.',
      code_wrong: 'Ese no es el código.',
      curator_not_found: 'Esa persona no está en la lista.',
      currency_needed: 'Este local cobra en sats.',
      customer_proof_needed:
        'Los sats se pagan solo si el propio cliente lo pide y firma. No se tomó nada.',
      discount_not_found: 'En esta cuenta no hay descuento.',
      discount_on_bill: 'Quita antes el descuento de la cuenta.',
      event_needed: 'Di de qué evento es el día.',
      event_not_found: 'Ese evento no se encuentra.',
      event_unclear: 'Ese evento no dice con claridad cuándo es.',
      goes_by_itself: 'Eso se arregla solo.',
      issuer_not_found: 'Quien la emite no está en la lista.',
      issuer_not_listed: 'Añade antes a quien la emite.',
      key_too_new: 'La clave se acaba de hacer. Espera un momento.',
      limit_reached: 'Ya se usó tantas veces como se puede. No se tomó nada.',
      line_not_found: 'Esa línea no está en la cuenta.',
      link_not_found: 'No hay tal enlace.',
      link_over: 'Este enlace ha terminado. Pide otro.',
      link_used: 'Estos sats ya se recogieron.',
      list_not_found: 'No hay tal lista.',
      merchant_frozen: 'Este local no tiene billetera desde la que pagar.',
      message_not_sent: 'El mensaje no llegó. Intenta de nuevo.',
      newcomer_cap: 'Hoy no hay más para clientes nuevos. No se dio nada.',
      no_discount:
        'Aquí no hay descuento ahora. Precio completo, los puntos cuentan igual.',
      no_inbox:
        'Tu app de Nostr no dice dónde recibes mensajes. Confirma de otra manera.',
      no_invoice: 'LNbits no hizo el cobro. No se tomó nada.',
      no_key: 'Este programa no tiene clave todavía.',
      no_old_card: 'Ahí no espera ninguna tarjeta de papel.',
      not_a_bill: 'Solo una cuenta puede pasar a otra tarjeta.',
      not_a_guest: 'Solo puede opinar quien pagó aquí.',
      not_a_refund: 'Eso va a la billetera del propio cliente.',
      not_counted: 'Ese pago no cuenta aquí.',
      not_for_bills: 'Los sats se pagan solos. No se tomó nada.',
      not_for_customers: 'Eso es para el personal del local.',
      not_for_staff: 'Eso es para quien tiene la tarjeta.',
      not_lightning:
        'Esta cuenta no se pagó con Lightning: devuélvela como se pagó.',
      not_on_nostr:
        'Este local no publica en Nostr, así que nadie podría verlo.',
      not_signed: 'Este local no firma nada: no está en Nostr.',
      not_the_holder:
        'Este vale es para la tarjeta de otra persona. No se usó nada.',
      not_your_card: 'Eso solo vale para la propia tarjeta.',
      not_your_key: 'Firma con la clave que va a tener la tarjeta.',
      nothing_owed: 'Todavía no hay sats que recoger.',
      old_card_moved: 'Ya se pasó antes una tarjeta antigua. No se dio nada.',
      other_customer: 'Esta cuenta está en la tarjeta de otra persona.',
      other_issuer: 'Esa insignia es de otro emisor.',
      other_not_proved: 'La otra tarjeta también tiene que estar de acuerdo.',
      other_site: 'Eso vino de la página de otro sitio.',
      paid_out: 'Esos sats ya se pagaron; no pueden volver.',
      payment_not_found: 'Ese pago no está en la cuenta.',
      payout_not_found: 'No hay tal pago.',
      payout_over: 'Eso ya no se debe. No se envió nada.',
      payout_pending: 'Esos sats se pagan solos.',
      payout_started: 'Esos sats ya están en camino.',
      points_off_bills:
        'Los puntos van a tu tarjeta, no a una cuenta. No se usó nada.',
      price_changed: 'Un precio ha cambiado. Mira la carta de nuevo.',
      problem_not_found: 'Eso ya no está en la lista.',
      program_not_found: 'No hay tal programa.',
      proof_in_future:
        'Tu reloj va adelantado: ponlo en hora y firma de nuevo.',
      proof_too_old: 'La firma llegó tarde. Firma de nuevo.',
      proof_used: 'Esa firma ya se usó. Intenta de nuevo.',
      quote_amount: 'La cuenta es de otro importe. Pide el descuento de nuevo.',
      quote_elsewhere: 'Eso se prometió para otra cuenta.',
      quote_ended: 'Se prometió por diez minutos. Pídelo de nuevo.',
      quote_not_found: 'Esa promesa no existe. Pide el descuento de nuevo.',
      quote_used: 'Eso ya se usó para una cuenta.',
      refund_cap: 'Es más de lo que se devuelve por Lightning en un día.',
      relays_needed: 'Añade antes un relé en Ajustes, Avanzado: Nostr.',
      relays_silent: 'Ningún relé responde ahora. Intenta de nuevo.',
      remote_signer: 'Un firmante tuyo guarda esta clave: cámbiala allí.',
      review_not_found: 'No hay tal reseña.',
      reward_ended: 'Ese premio ya terminó. No se tomó nada.',
      reward_not_yet: 'Ese premio todavía no empieza. No se tomó nada.',
      reward_off: 'Ese premio no se ofrece ahora. No se tomó nada.',
      rewards_changed:
        'La lista de premios cambió mientras tanto. Mírala de nuevo.',
      rule_not_found: 'No hay tal descuento.',
      scope_needs_server_admin:
        'Eso solo puede hacerlo un administrador de LNbits.',
      secret_key:
        'Eso es una clave secreta. No se guardó. Nunca la escribas fuera de tu propia app de Nostr.',
      signature_needed: 'Para eso hace falta una firma propia.',
      signer_away: 'Tu firmante no responde. ¿Está encendido?',
      signer_key_used:
        'Esa clave ya firmó por un programa. Dale otra a tu firmante.',
      sold_out: 'De ese premio no queda ninguno. No se tomó nada.',
      tier_needed: 'Ese premio es para un nivel más alto. No se tomó nada.',
      tier_not_found: 'No hay tal nivel.',
      token_not_found: 'No hay tal enlace o clave.',
      too_many_badges: 'Ya hay tantas insignias como caben. Quita antes una.',
      too_many_bills: 'Son demasiadas cuentas. Elige un tiempo más corto.',
      too_many_campaigns: 'Ya hay tantas campañas como caben. Borra antes una.',
      too_many_curators: 'Ya ayudan tantas personas como se puede.',
      too_many_events: 'Ya hay tantos eventos como caben. Quita antes uno.',
      too_many_issuers: 'Ya hay tantos emisores como caben. Quita antes uno.',
      too_many_items: 'La carta ya es demasiado larga.',
      too_many_items_back: 'Son más artículos de los que se pagaron.',
      too_many_lists: 'Ya hay tantas listas como caben.',
      too_many_points: 'Son más puntos de los que caben en una tarjeta.',
      too_many_requests: 'Son muchas peticiones. Espera un momento.',
      too_many_rewards: 'Un programa no tiene tantos premios.',
      too_many_rules: 'Ya hay tantos descuentos como caben.',
      voucher_altered: 'Este vale no es como se dio. No se usó nada.',
      voucher_expired: 'Este vale ya terminó. No se usó nada.',
      voucher_foreign:
        'Este vale no es de ningún local de este servidor. No se usó nada.',
      voucher_link:
        'Eso solo dice dónde está un vale. Pega el vale entero o abre su archivo. No se usó nada.',
      voucher_unknown: 'Aquí no se dio ningún vale así. No se usó nada.',
      voucher_used: 'Este vale ya se usó. No se usó nada más.',
      voucher_withdrawn: 'Este vale fue retirado. No se usó nada.',
      wallet_not_found: 'Aquí no hay tal billetera.',
      which_payment: 'Di cuál de los pagos de la cuenta vuelve.',
      zap_anonymous:
        'Ese zap es anónimo y no confirma nada. No zapees en anónimo.',
      zap_in_future: 'Ese zap no confirma nada: tu reloj va adelantado.',
      zap_too_old: 'Ese zap es anterior al enlace. Haz otro.',
      zap_wrong_amount: 'Ese zap es de otro importe. Haz otro.',
      old_card_too_many:
        'Una tarjeta antigua no trae tantos puntos. No se dio nada.',
      already_referred:
        'Ya viniste por la invitación de otra persona. No se guardó nada.',
      bad_list: 'Eso no es la dirección de una lista en Nostr.',
      bad_program: 'Eso no es la dirección de un programa en Nostr.',
      bad_referral_link: 'Eso no es una invitación. No se guardó nada.',
      foreign_card_used:
        'Esa tarjeta ya la mostró otra persona. No se dio nada.',
      foreign_altered:
        'Alguien cambió los apuntes de esa tarjeta. No se dio nada.',
      foreign_bad_issuer:
        'La firmó alguien que no firmaba entonces. No se dio nada.',
      foreign_future: 'Esa tarjeta es del futuro. No se dio nada.',
      foreign_incomplete: 'Le faltan apuntes. No se dio nada.',
      foreign_no_card: 'Ahí no hay ninguna tarjeta. No se dio nada.',
      foreign_no_program: 'Falta el programa de esa tarjeta. No se dio nada.',
      foreign_not_trusted:
        'Este local no confía en el sitio de esa tarjeta. No se dio nada.',
      foreign_not_yours: 'Esa tarjeta es de otra persona. No se dio nada.',
      foreign_other_card: 'Hay apuntes de otra tarjeta. No se dio nada.',
      foreign_other_program: 'Hay apuntes de otro programa. No se dio nada.',
      foreign_own_card: 'Esa tarjeta es de este local. Ya cuenta.',
      foreign_sealed:
        'Esa tarjeta está cerrada: muéstrala abierta. No se dio nada.',
      foreign_stale:
        'Esa tarjeta se firmó hace demasiado. Tráela nueva de allí. No se dio nada.',
      foreign_too_long: 'Son demasiados apuntes. No se dio nada.',
      foreign_two_stories: 'Sus apuntes se contradicen. No se dio nada.',
      foreign_unreadable: 'No se puede leer. No se dio nada.',
      not_new: 'Ya estuvo aquí. Esto es para clientes nuevos.',
      nothing_for_it: 'Esa tarjeta no da aquí nada que no tengas.',
      own_referral: 'Esa es tu propia invitación, o el mismo cliente.',
      referral_ended: 'Esta invitación terminó. Pide otra.',
      referral_off: 'Este local no invita a nadie ahora.',
      referrer_is_staff: 'Esa persona trabaja aquí y no trae a nadie.',
      referrer_unknown:
        'Quien envió esto no tiene tarjeta aquí. Pídele un enlace nuevo.',
      too_many_links: 'Son muchas invitaciones para un día. No se guardó nada.',
      unknown_tier: 'Aquí no hay ese nivel.',
      visiting_off: 'Este local no acepta tarjetas de otros. No se dio nada.',
      admin_key_needed:
        'Para eso hace falta la clave de administración de la billetera.',
      already_claimed:
        'Estos puntos ya están en una tarjeta. ¿No es la tuya? Muestra este recibo al personal.',
      already_fulfilled: 'Este código ya se usó. No se tomó nada.',
      already_merged: 'Esas tarjetas ya se unieron.',
      already_there: 'Esa cuenta ya está en esta tarjeta.',
      bad_invitation: 'Esa invitación no vale, o ya no vale.',
      bad_period: 'Ese periodo termina antes de empezar.',
      bad_pubkey: 'Eso no es una clave de Nostr.',
      bad_share: 'Esa división no es posible.',
      bad_tip: 'La propina es más que lo pagado.',
      bad_token: 'Ese enlace o esa clave ya no vale.',
      bill_closed: 'Esta cuenta está cerrada. No se tomó nada.',
      bill_split: 'Ya se pidió más de esta cuenta.',
      cash_off: 'Aquí no se cierran cuentas a mano.',
      challenge_ended: 'Este enlace ha terminado. Pide otro.',
      challenge_not_found: 'No hay tal enlace.',
      challenge_used: 'Este enlace ya se usó. Pide otro.',
      claim_ended: 'El plazo terminó. El personal todavía puede ayudarte.',
      external_id_taken:
        'Otro local de esta billetera tiene ese nombre en otro programa.',
      forgive_with_payouts:
        'Un premio da sats por puntos. Termínalo antes, o que se compense lo que falta.',
      grant_cap: 'Hoy no puedes dar tantos puntos más. No se dio nada.',
      guest_proof_needed:
        'El cliente tiene que aceptar: puede reservarlo en su teléfono y tú lo das con el código que muestra. No se tomó nada.',
      initials_taken: 'Otra persona de aquí ya tiene esas iniciales.',
      insufficient_points: 'No alcanzan los puntos. No se tomó nada.',
      item_not_found: 'Un artículo ya no está en la carta.',
      item_unavailable: 'Eso hoy no hay.',
      line_needed: 'Di cuál es gratis. No se tomó nada.',
      line_not_free: 'Esa ya es gratis. No se tomó nada.',
      line_taken: 'Esa línea está en otro pago.',
      loyalty_off: 'Aquí los puntos están apagados.',
      moved_away:
        'Estas tarjetas se mudaron a otro servidor. No se cambió nada.',
      already_here:
        'Ese programa, o algo de él, ya está en este servidor. No se tomó nada.',
      bad_document:
        'Eso no es el archivo de un programa, o está dañado. No se tomó nada.',
      not_genuine: 'Una historia del archivo fue cambiada. No se tomó nada.',
      rewards_reserved:
        'Hay premios reservados. Entrégalos o cancélalos antes. No se cambió nada.',
      import_running: 'Ya se está tomando otra lista. Espera a que termine.',
      bad_file: 'Eso no es una lista de clientes. No se tomó nada.',
      merchant_not_found: 'No hay tal local.',
      mixed_prices: 'Pon todas las líneas en sats o todas en tu moneda.',
      more_than_left: 'Es más de lo que falta por pagar.',
      no_customer: 'Di primero de quién es la cuenta. No se tomó nada.',
      no_live_price: 'No había precio para esa moneda. No se tomó nada.',
      no_rate: 'Ahora nadie sabe el precio. Cobra en sats.',
      delivery_not_found: 'No hay tal aviso.',
      webhook_not_found: 'No hay tal webhook.',
      not_fulfilled: 'Todavía no se entregó: cancélalo.',
      not_on_a_card:
        'Los puntos de ese recibo no están en ninguna tarjeta. Guárdalos con el propio recibo.',
      not_owner: 'Eso solo puede hacerlo el dueño del programa.',
      not_paid: 'Sin pagar todavía. No se tomó nada.',
      not_proved: 'Entra primero con tu clave.',
      nothing_left: 'Todo lo de esa cuenta ya se devolvió.',
      nothing_to_claim: 'Este recibo no tiene puntos que guardar.',
      on_a_bill: 'Está en una cuenta abierta. No se tomó nada.',
      open_reward: 'Un premio espera en la tarjeta antigua. Úsalo o cancélalo.',
      order_not_found: 'No hay tal pedido.',
      own_key:
        'Esa tarjeta está en una clave de Nostr de su dueño. Solo esa clave la mueve.',
      paid_needs_refund: 'Está pagada. Haz una devolución.',
      payment_closed: 'Esta parte de la cuenta ya no está abierta.',
      pin_needed: 'Escribe tu PIN.',
      points_buy_no_sats:
        'Los puntos de pagos con tarjeta no compran sats. No se tomó nada.',
      reason_needed: 'Di por qué.',
      receipt_not_found: 'No hay tal recibo.',
      recovery_ended: 'Esa petición ya terminó.',
      recovery_limit:
        'Son muchas tarjetas perdidas para un día. Intenta mañana.',
      recovery_not_found: 'No hay tal petición.',
      recovery_open: 'Alguien ya pidió esa tarjeta.',
      redemption_not_found: 'No hay tal premio reservado.',
      redemption_over: 'Ese código ya terminó. No se tomó nada.',
      refund_too_large: 'Es más de lo que queda por devolver.',
      reward_not_found: 'No hay tal premio.',
      reward_on_bill: 'Quita antes de la cuenta los premios del cliente.',
      same_card: 'Eso es una tarjeta, no dos.',
      scope_missing: 'Esta clave no permite eso.',
      session_ended: 'La sesión está cerrada. Entra de nuevo.',
      staff_needed: 'Di quién eres: toca tus iniciales.',
      staff_not_found: 'Aquí no trabaja nadie con ese nombre.',
      staff_only: 'Este te lo dio el personal: pídeselo.',
      table_not_found: 'No hay tal mesa.',
      table_taken: 'Ya hay una mesa con ese nombre.',
      tier_in_use: 'Un premio es de este nivel. Cámbialo o termínalo antes.',
      tier_threshold_taken: 'Otro nivel ya empieza ahí.',
      too_many_claims: 'Son muchos recibos para un día. No se tomó nada.',
      too_many_staff: 'El personal ya es demasiado numeroso.',
      too_many_tables: 'Ya hay demasiadas mesas.',
      too_many_webhooks: 'Un local no tiene tantos webhooks.',
      too_many_tiers: 'Un programa no tiene tantos niveles.',
      too_many_tries: 'Demasiados intentos. Espera un minuto. No se tomó nada.',
      unknown_currency: 'Este servidor no conoce esa moneda.',
      unknown_staff: 'Aquí no trabaja nadie con ese nombre.',
      unknown_timezone: 'Este servidor no conoce esa zona horaria.',
      welcome_over_budget:
        'Los puntos de bienvenida no caben en lo que se puede dar en un día.',
      wrong_code: 'No hay tal código. No se tomó nada.',
      wrong_pin: 'Ese no es tu PIN. Intenta de nuevo.',
      not_confirmed: 'Eso no es lo que se confirmó. No se hizo nada.',
      bad_line: 'La línea no tiene las columnas de la primera.',
      bad_points: 'Los puntos no son un número entero.',
      said_twice: 'Otra línea es del mismo cliente, o tiene el mismo row_id.',
      bad_text: 'Un texto de la línea no se puede tomar.',
      bad_month: 'Di un mes como 2026-11.'
    }
  }
})
