// Todas as palavras que nossas páginas mostram, em português.
//
// Glossário, para que cada coisa se chame sempre igual: usar (use), guardar (keep), pontos
// retirados (points taken back), pontos que você deve (points you owe), nunca usados (never
// used), em espera de envio (waiting to send); conta (bill), recibo (receipt), cartão
// (card), cliente (guest), equipe (staff), local (venue), lugar (place of the directory),
// filial (branch), nível (tier), prêmio (reward), programa (programme), caixa (till), chave
// (key), link (link), carimbo (stamp), campanha (campaign), frequentes (regulars), arquivar
// (retire), reembolsar (refund), precisa de atenção (needs a look), insígnia (badge), vale
// (voucher), repasse (payout), ler (scan), assinador (signer).
// Trata-se por você, como no Brasil; sem pontos de exclamação; frases curtas.
window.i18n.global.mergeLocaleMessage('pt', {
  loyalty: {
    points: 'nenhum ponto | 1 ponto | {n} pontos',
    points_word: 'pontos | ponto | pontos',
    sats: '{n} sats',
    minutes: '{n} min',
    try_again: 'Tentar de novo',
    nothing_taken: 'Nada foi descontado.',
    no_connection: 'Sem conexão. Tentando de novo.',
    badge_why: {
      forged: 'Não foi assinada por {issuer}.',
      unclear: 'Não diz com clareza o que dá.',
      untrusted: 'Esta insígnia não conta aqui.',
      not_theirs: 'Foi dada a outra pessoa.',
      not_yet: 'Ainda não vale.',
      ended: 'Já terminou.',
      ended_on: 'Terminou: {day}.',
      no_badge: 'Ninguém sabe que insígnia é esta.',
      taken_back: 'Retirada por {issuer}.',
      badge_gone: '{issuer} encerrou esta insígnia.',
      unchecked: 'As insígnias não podem ser conferidas agora.',
      its_issuer: 'quem a emite',
      full_price: 'Preço cheio, os pontos contam do mesmo jeito.'
    },
    glance: {
      nobody: 'Ainda sem cartão',
      first: 'Primeira visita',
      visits: '{nth} visita este mês',
      tier_visits: 'Nível {tier} — {nth} visita este mês'
    },
    nth: {one: '{n}ª', two: '{n}ª', few: '{n}ª', other: '{n}ª'},
    monitor: {
      title: 'Pedidos',
      columns: {new: 'Novos', accepted: 'Em preparo', ready: 'Prontos'},
      next: {new: 'Aceitar', accepted: 'Pronto', ready: 'Servido'},
      counter: 'Balcão',
      not_paid: 'Ainda não paga',
      tip: '+ {n} de gorjeta',
      empty: 'Nenhuma conta hoje ainda. A primeira paga aparece aqui sozinha.',
      none_here: 'Nada aqui',
      sound_on: 'Com som',
      sound_off: 'Sem som',
      back: 'Voltar para {column}',
      moved: '{table}: {column}',
      priority: 'Prioridade',
      bill: 'Conta',
      undo: 'Desfazer',
      gone: 'Os pedidos não podem ser mostrados agora.',
      sign_in: 'Primeiro entre no LNbits neste navegador.',
      not_yours: 'Não existe esse local entre os seus.',
      seated: {
        title: 'Clientes nas mesas',
        attach: 'Pôr a conta no cartão',
        attach_to: 'Pôr a conta no cartão: {name}'
      }
    },
    give: {
      act: '{name} pronto: entregar a {guest} por {points}',
      more: '+{n} outros prêmios',
      title: 'Entregar {name}',
      enjoy: 'Bom proveito: {what}. Restam {n}.',
      given: '{name} entregue. Restam {points}.',
      undo: 'Desfazer: {name}'
    },
    pin: {
      who: 'Quem é você? Toque nas suas iniciais.',
      enter: '{who}, digite seu PIN.',
      by_name: '{who} responde por isso.',
      confirm: 'Confirmar',
      keys: {clear: 'Apagar o PIN', back: 'Apagar o último dígito'},
      so_far: '{n} de {of} dígitos',
      or_guest: 'Ou o cliente toca no prêmio no telefone, e você lê o código.'
    },
    lost: {
      title: 'Cartões perdidos',
      open: 'Cartões perdidos | Cartões perdidos: {n} | Cartões perdidos: {n}',
      hint: 'Confirme só quem você conhece. 48 horas depois o cartão muda de telefone.',
      none: 'Nenhum cartão perdido. Quem pedir o seu com um recibo antigo aparece aqui sozinho.',
      asked: 'Pediu o cartão: {when}.',
      approved: 'O cartão vai para o telefone novo: {when}.',
      because: 'Porque: {reason}',
      why: 'De onde você conhece essa pessoa?',
      approve: 'Confirmar',
      refuse: 'Não',
      stop: 'Parar'
    },
    refund: {
      title: 'Reembolso',
      left: '{amount} podem voltar',
      ways: {all: 'Tudo', half: 'Metade', lines: 'Por linhas', amount: 'Valor'},
      payments: 'Qual parte',
      amount: 'Valor em {unit}',
      reason: 'Motivo',
      in_cash: 'Devolvido em dinheiro',
      in_sats: 'Devolver sats: o cliente lê um código',
      fetch: '{amount} de volta',
      fetch_words:
        'O cliente lê isto com qualquer carteira Lightning. Funciona uma vez.',
      rewards: 'Prêmios usados voltam para o cartão',
      act: 'Reembolsar {amount}',
      nothing: 'Escolha o que volta.',
      goes: '{n} sats voltam. | 1 sat volta. | {n} sats voltam.',
      goes_to:
        '{n} sats voltam para {guest}. | 1 sat volta para {guest}. | {n} sats voltam para {guest}.',
      on_no_card:
        'A conta não está em nenhum cartão, então nenhum ponto é retirado.',
      none_taken: 'Nenhum ponto é retirado.',
      taken:
        'Nenhum ponto é retirado. | 1 ponto é retirado. | {n} pontos são retirados.',
      taken_left:
        'Nenhum ponto é retirado. | 1 ponto é retirado; ficam {left}. | {n} pontos são retirados; ficam {left}.',
      in_full: 'Reembolsada por inteiro.',
      but_tip: 'Reembolsada, menos a gorjeta.',
      half_done: 'Metade reembolsada.',
      part_done: '{n} de {total} reembolsados.',
      was_on_no_card:
        'A conta não está em nenhum cartão, então nenhum ponto foi retirado.',
      none_was_taken: 'Nenhum ponto foi retirado.',
      was_taken:
        'Nenhum ponto foi retirado. | 1 ponto foi retirado. | {n} pontos foram retirados.',
      lapses: '{name} esperava para ser usado e termina por isso.',
      ended:
        'Nenhum ponto tinha vencido antes. | 1 ponto tinha vencido antes. | {n} pontos tinham vencido antes.',
      forgiven:
        'Nada é perdoado. | 1 ponto foi usado e é perdoado. | {n} pontos foram usados e são perdoados.',
      owed: 'Não faltam pontos. | Falta 1 ponto: os próximos ganhos cobrem isso. | Faltam {n} pontos: os próximos ganhos cobrem isso.',
      kept: 'Não dê nada a menos. | Dê 1 sat a menos: já foi devolvido. | Dê {n} sats a menos: esse tanto já foi devolvido.'
    },
    remains: {
      payments:
        'O LNbits guarda sua própria lista de pagamentos. O que uma carteira pagou ou recebeu continua nela.',
      failed_calls:
        'O LNbits anota os endereços das chamadas que falharam, por sete dias, a não ser que quem cuida do servidor tenha deixado o Loyalty de fora.',
      relays:
        'O que foi publicado em relays do Nostr continua lá: ninguém pode retirar.',
      backups:
        'Cópias de segurança de antes de hoje guardam o cartão até serem jogadas fora.',
      bills: 'As contas ficam, sem nome, para que os livros fechem.',
      returning:
        'Durante um ano este servidor sabe que esta chave já esteve aqui, para que ninguém seja novo duas vezes. Ele não guarda a chave para isso.'
    },
    pos: {
      title: 'Cobrar',
      charge: 'Cobrar',
      charge_amount: 'Cobrar {amount}',
      orders: 'Pedidos',
      tabs: {keypad: 'Teclado', menu: 'Cardápio', open: 'Abertas ({n})'},
      sats: 'sats',
      unit: 'Sats ou dinheiro',
      keys: {back: 'Apagar o último dígito', add: 'Outro valor'},
      item: 'Item',
      amount: 'Valor',
      amount_sats: 'Valor em sats',
      bill: 'Conta',
      table: 'Mesa',
      tip: 'Gorjeta',
      tip_sats: 'Gorjeta em sats',
      empty: 'Digite um valor ou toque no cardápio.',
      keep: 'Deixar aberta',
      add_to: 'Só adicionar',
      clear: 'Limpar',
      cleared: 'Limpo',
      cancel_bill: 'Cancelar esta conta',
      cancel_sure: 'Cancelar esta conta? Depois ninguém pode pagá-la.',
      keep_it: 'Manter',
      leave: 'Deixar aberta, nova conta',
      close: 'Fechar',
      cancel: 'Voltar',
      edit: 'Editar',
      back: 'Voltar para a conta',
      done: 'Concluído',
      more: 'Mais um: {name}',
      less: 'Menos um: {name}',
      remove: 'Remover: {name}',
      removed: '{name} removido',
      categories: 'Categorias',
      other: 'Outros',
      not_today: 'Hoje não',
      other_unit: 'Preço em outra moeda',
      no_menu: 'Ainda sem cardápio. O que o dono puser nele aparece aqui.',
      no_open:
        'Nenhuma conta aberta. As que ainda não foram pagas aparecem aqui sozinhas.',
      new_bill: 'Nova conta',
      next_bill: 'Próxima conta',
      on_device: 'Neste aparelho, esperando a rede',
      not_paid: 'Ainda não paga',
      kept_open: 'Aberta',
      part_paid: 'Nada pago | 1 parte paga | {n} partes pagas',
      paid: 'Paga',
      guest: 'Cliente',
      scan: 'Leia ou digite seis caracteres',
      scan_hint: 'O cartão, um recibo, um link ou o código de um prêmio.',
      camera: 'Usar a câmera',
      no_camera: 'A câmera não pode ser usada aqui.',
      ask_guest: 'Deixar o cliente ler',
      show_guest: 'O cliente lê isto',
      todays: 'Aqui hoje',
      no_guests: 'Ninguém com cartão hoje ainda.',
      unlink: 'Tirar {name} da conta',
      refused: {
        secret:
          'Isso é uma chave secreta. Não foi guardada. Aqui só entra o código público de um cartão.',
        invoice: 'Isso é uma cobrança Lightning, não um cartão.',
        lnurl: 'Isso é o código de pagamento de uma carteira, não um cartão.',
        address: 'Isso é um endereço, não um cartão.',
        unknown: 'Isso não é cartão, recibo nem código nosso.'
      },
      not_ours: 'Esse recibo não está entre os cem últimos daqui.',
      not_our_table: 'Essa mesa é de outro local. Nada foi descontado.',
      at_table: '{name}, {table}',
      ready: '{name} pronto',
      put: 'Pôr na conta',
      give: 'Entregar agora',
      given_code: '{name} entregue, {n} pontos.',
      which: 'Qual é grátis?',
      take_off: 'Tirar: {name}',
      discount: {
        title: 'Desconto',
        take: 'Descontar {sats}',
        back: 'Devolver {sats}',
        much: {percentage: '{n}%', cashback: '{n}% de volta'},
        why: {
          limit_reached: 'Já foi usado tantas vezes quanto se pode: {n}.',
          budget_spent: 'Tudo desta oferta já foi dado.',
          below_minimum: 'Para contas a partir de {sats}.'
        }
      },
      by_pin: 'Usar meu PIN',
      other_card: 'Outro cartão',
      why_other: 'A conta e seus pontos vão para o outro cartão.',
      reason: 'Motivo',
      move_it: 'Mudar',
      moved_to: 'A conta agora está no cartão de {name}.',
      whose_part: 'De quem é a parte {n}?',
      refund: 'Reembolso',
      bills: {
        paid: 'Paga',
        part_refunded: 'Reembolsada em parte',
        refunded: 'Reembolsada',
        void: 'Cancelada'
      },
      went_back: '{amount} voltaram: {reason}',
      which_bills: 'Quais contas',
      lists: {open: 'Não pagas', paid: 'Pagas'},
      no_paid: 'Nenhuma conta paga ainda. Elas aparecem aqui sozinhas.',
      amount_first: 'Digite o valor primeiro. Nada foi descontado.',
      split: 'Dividir',
      left: 'Faltam {amount}',
      ways: {share: 'Partes iguais', lines: 'Por linhas', amount: 'Valor'},
      shares: '{n} pessoas',
      fewer: 'Uma pessoa a menos',
      more_people: 'Uma pessoa a mais',
      ask_part: 'Cobrar esta parte',
      parts: 'Partes',
      part: 'Parte {n}',
      one_part: 'uma parte',
      void_part: 'Retirar a parte {n}',
      show: 'Mostrar',
      receipt: 'Recibo',
      invoice: 'Cobrança de {amount}',
      methods: {cash: 'Dinheiro', card: 'Cartão'},
      got: {cash: '{amount} em dinheiro', card: '{amount} no cartão'},
      who: 'Quem é você?',
      tap_initials: 'Quem recebeu? Toque nas suas iniciais.',
      no_staff: 'Primeiro o dono adiciona as iniciais da equipe.',
      thanks: 'Obrigado.',
      thanks_to: 'Obrigado, {name}.',
      gained: '+{points}.',
      scan_keep: 'Leia para guardar {points}',
      too_small: 'Contas a partir de {amount} dão pontos.',
      sending: 'Preparando a cobrança',
      waits: 'Sem conexão. Esta conta fica neste aparelho e é cobrada sozinha.',
      offline: 'Sem conexão. Tentando de novo.',
      waiting:
        'Nenhuma conta espera. | 1 conta espera aqui. | {n} contas esperam aqui.',
      sent: '{table}: enviada, ainda não paga',
      is_open: '{table} está aberta',
      changed: 'Esta conta mudou. Nada foi descontado.',
      no_answer: 'Sem conexão. Tente de novo: nada acontece duas vezes.',
      gone: 'Não dá para fazer contas agora. Nada foi descontado.'
    },
    card: {
      tap: 'Toque no cartão para mostrá-lo no balcão',
      guest: 'Cliente …{end}',
      next: 'A seguir',
      next_tier: 'Nível {tier}',
      to_go: 'faltam {n}',
      top_tier: 'Você chegou ao nível mais alto.',
      ready: 'Pronto',
      costs: '1 ponto | {n} pontos',
      ends: '{n} vencem {day}',
      coming: 'mais {n} chegam {day}',
      history: 'Histórico',
      empty:
        'Nenhum ponto ainda. Eles aparecem aqui sozinhos depois da sua primeira conta paga.',
      kinds: {
        earned: 'Visita',
        redeemed: 'Usado',
        expired: 'Vencido',
        granted: 'Recebido',
        revoked: 'Retirado'
      },
      visits:
        'A primeira visita deste mês ainda vem | {n} visita este mês | {n} visitas este mês',
      who_title: 'Quem pode ver este cartão',
      who: 'Só você e {merchant}',
      no_key_title: 'Não há cartão neste telefone',
      no_key: 'Abra o link do seu cartão ou entre com seu app Nostr.',
      sign_in: 'Usar minha chave Nostr',
      not_shown: 'Seu cartão não pode ser mostrado agora.',
      close: 'Fechar'
    },
    friend: {
      title: 'Traga um amigo',
      words:
        'Mande um link: {mine} para você e {theirs} para quem vier, depois da primeira conta paga.',
      words_own:
        'Mande um link: {mine} para você, depois da primeira conta paga de quem vier.',
      words_theirs:
        'Mande um link: {theirs} para quem vier, depois da primeira conta paga.',
      act: 'Compartilhar um link',
      share: 'Venha comigo a {place}',
      copied: 'Copiado',
      invited: 'Um amigo convidou você',
      invited_words:
        'Guarde o convite antes da sua primeira conta. Ele fica neste telefone com seu cartão.',
      accept: 'Guardar',
      not_now: 'Agora não',
      accepted:
        'Guardado. Seu amigo ganha pontos depois da sua primeira conta paga em {place}.',
      accepted_bonus:
        'Guardado. {bonus} para você depois da sua primeira conta paga em {place}, e seu amigo também ganha.',
      history: 'Um amigo veio',
      goes_first:
        'O convite de um amigo está neste telefone. Ele vai primeiro para o seu cartão.',
      app_first: 'O convite de um amigo está neste telefone.',
      app_link: 'Guarde-o antes de guardar os pontos',
      refused: 'O convite não deu nada: {why}'
    },
    visit: {
      act: 'Mostrar em {place}',
      tier: '{theirs} lá é {tier} aqui até {day}.',
      tier_here: 'Você é {tier} aqui até {day}.',
      points: '{points} chegam depois da sua primeira conta paga aqui.',
      kept: 'O histórico do outro cartão não fica guardado aqui.',
      entries_first:
        'Para mostrá-lo em um local daqui, são precisos todos os registros assinados: abra suas mensagens ou traga-os em um arquivo.'
    },
    brought: {
      ask: 'Quem trouxe você?',
      by: 'Veio com {name}',
      forget: 'Não veio com {name}',
      no_guest: 'Esse não é um cartão de cliente.'
    },
    me: {
      title: 'Seus cartões',
      sats: {
        title: 'Seus sats',
        balance: '{sats} são seus aqui',
        nowhere:
          'Retire com qualquer carteira Lightning ou diga para onde vão.',
        goes_to: 'Eles vão sozinhos para {address}.',
        goes_to_wallet: 'Eles vão sozinhos para sua carteira.',
        fetch: 'Retirar {sats}',
        scan: 'Leia com sua carteira para receber {sats}. Funciona uma vez, por uma hora.',
        qr: 'Um código para sua carteira receber os sats',
        open: 'Abrir minha carteira',
        to: 'Para onde vão seus sats',
        to_words:
          'Dê um endereço Lightning e eles chegam sozinhos. Deixe vazio para retirar você mesmo.',
        address: 'Endereço Lightning',
        save: 'Mandar para lá',
        saved: 'Salvo.'
      },
      not_shown: 'Seus cartões não podem ser mostrados agora.',
      empty_title: 'Nenhum cartão ainda',
      empty:
        'O primeiro aparece aqui sozinho quando você guarda os pontos de uma conta: leia o código de um recibo.',
      out_title: 'Nenhum cartão neste telefone',
      out_words:
        'Leia o código de um recibo para pôr os pontos em um cartão novo. Sem app, sem e-mail.',
      save: 'Salvar',
      saved: 'Salvo',
      advanced: 'Avançado',
      app: {
        nothing: 'Nada voltou do seu app Nostr. Há um neste telefone?',
        late: 'Demorou demais. Tente de novo.',
        done: 'Feito.'
      },
      remote: {
        title: 'Minha chave está em um assinador em outro lugar',
        words:
          'Algumas pessoas guardam a chave Nostr em outro aparelho, que assina de lá. Peça que ele mostre o link e cole ou leia aqui.',
        link: 'Link do assinador (bunker://…)',
        act: 'Conectar',
        waits: 'Esperando seu assinador. Olhe lá: ele pode perguntar algo.',
        asks: 'Seu assinador quer o seu sim.',
        open: 'Abrir',
        no_link: 'Esse não é o link de um assinador.',
        no_relay: 'Esse link não diz como chegar ao assinador.',
        away: 'Seu assinador não responde ao chamado. Ele está ligado?',
        silent: 'Seu assinador não respondeu. Tente de novo.',
        refused: 'Seu assinador disse não.',
        odd: 'Seu assinador respondeu outra coisa.'
      },
      share: {
        private: 'Só eu',
        tier: 'Todos, só o meu nível',
        full: 'Todos, o cartão inteiro',
        private_words: 'Mais ninguém pode encontrar ou ler este cartão.',
        tier_words:
          'Todos no Nostr podem ver que você tem seu nível em {merchant}, e mais nada. Outros locais podem então reconhecê-lo.',
        full_words:
          'Todos no Nostr podem ver que este cartão em {merchant} é seu, seus pontos e seu nível. O que você comeu e pagou fica com você.',
        seen: 'Quem já viu guarda o que viu: voltar atrás não desfaz isso.'
      },
      take: {
        title: 'Levar meu cartão comigo',
        words:
          'Um arquivo com tudo o que já aconteceu no seu cartão em {merchant}. Ninguém pode mudar um número nele sem que se descubra.',
        act: 'Salvar meu cartão em arquivo',
        check: 'Mostre o arquivo onde quiser. Qualquer pessoa pode conferir em',
        events_words: 'O mesmo como eventos Nostr assinados, um por linha.',
        events: 'Salvar como eventos Nostr'
      },
      use: {
        use: 'Usar',
        use_it: 'Usar {name}',
        title: 'Usar um prêmio',
        held: 'Para ser entregue',
        question: 'Usar {name} por {points}?',
        words:
          'Você recebe um código. A equipe o lê, e você recebe seu prêmio.',
        act: 'Sim, mostrar o código',
        not_now: 'Agora não',
        show: 'Mostrar o código',
        code: 'O código do seu prêmio',
        staff: 'Mostre isto à equipe.',
        until: 'Até {when}',
        back: 'Agora não, devolver meus pontos'
      },
      discounts: {
        title: 'Seus descontos',
        words:
          'O que suas insígnias e visitas tiram de uma conta. O melhor é usado.',
        none: 'Nenhum desconto para você ainda. Uma insígnia ou uma visita pode trazer um.',
        much: {
          percentage: '{n}% de desconto',
          cashback: '{n}% de volta em sats',
          fixed: '{sats} a menos'
        },
        from: 'a partir de {sats}',
        most: 'no máximo {sats}',
        until: 'até {day}',
        used: 'Ainda não usado | Usado uma vez | Usado {n} vezes',
        used_of: 'Usado {n} de {limit} vez | Usado {n} de {limit} vezes',
        why: {
          not_yet: 'Ainda não começou.',
          other_day: 'Só no dia do evento.',
          tier_needed: 'Para um nível mais alto.',
          partner_needed: 'Depois de uma visita a um parceiro.',
          limit_reached: 'Você já usou tudo.',
          budget_spent: 'Tudo já foi dado.',
          nothing_off: 'Agora não desconta nada.'
        },
        show: 'Mostrar isto no balcão',
        first: 'A equipe lê isto: a conta é sua.',
        then: 'Depois leia o código na tela deles e diga sim.',
        other_code: 'Esse não é o código de uma conta. Peça-o à equipe.'
      },
      vouchers: {
        title: 'Vales',
        words:
          'Pontos e prêmios que um local prometeu a você. Só você pode usá-los, uma vez.',
        none: 'Nenhum vale aqui. O que um local der a você aparece sozinho.',
        open: 'até {when}',
        used: 'usado {when}',
        expired: 'vencido {when}',
        withdrawn: 'retirado',
        use: 'Usar',
        use_it: 'Usar {worth}',
        save: 'Salvar {worth} em arquivo',
        done: '{worth} de {merchant} estão no seu cartão. Agora {points}.',
        brought: 'Das suas mensagens',
        paste: 'Colar um vale',
        look: 'Ver',
        says: '{value}, até {when}',
        no_voucher: 'Isso não é um vale, ou foi alterado.'
      },
      wait: {
        asked:
          'Alguém em {merchant} pede para mudar este cartão para outro telefone.',
        approved: 'Este cartão vai para outro telefone {when}, diz {merchant}.',
        hint: 'Não foi você? Fique com ele aqui, e nada muda.',
        keep: 'Manter neste telefone'
      },
      coming: {
        asked:
          'Você pediu seu cartão em {merchant}. Avise um gerente de lá: ele precisa confirmar.',
        approved: 'Seu cartão em {merchant} chega a este telefone {when}.'
      },
      history: {
        more: 'Mostrar mais',
        moved: 'De cartão para cartão',
        morning: 'Manhã',
        lunch: 'Almoço',
        afternoon: 'Tarde',
        evening: 'Noite'
      },
      name: {
        title: 'Me chame de',
        label: 'Me chame de',
        words: 'A equipe de {merchant} vê quando você vem. Mais ninguém.'
      },
      backup: {
        title: 'Guarde uma cópia do seu cartão',
        words:
          'Uma cópia traz seu cartão de volta se você perder este telefone. Escolha uma frase secreta: a cópia só abre com ela, e ninguém pode descobri-la para você.',
        passphrase: 'Frase secreta',
        hint: 'Pelo menos 8 caracteres',
        act: 'Fazer a cópia',
        done: 'Guarde-a em qualquer lugar, menos neste telefone. Sem a frase secreta ela não serve a ninguém.',
        download: 'Salvar em arquivo',
        copy: 'Copiar',
        copied: 'Copiado',
        print: 'Imprimir',
        paper: 'Cópia do seu cartão de fidelidade',
        paper_words:
          'Abra seus cartões, escolha “Tenho uma cópia”, leia ou digite isto e dê sua frase secreta.'
      },
      restore: {
        title: 'Tenho uma cópia',
        words: 'Cole a cópia do seu cartão. Ela abre só neste telefone.',
        backup: 'Cópia do seu cartão',
        passphrase: 'Frase secreta',
        act: 'Trazer meu cartão de volta'
      },
      merge: {
        title: 'Juntar dois cartões',
        words:
          'Tudo do seu outro cartão em {merchant} vem para este. Os dois têm que concordar.',
        app: 'O outro está no meu app Nostr',
        act: 'Juntar',
        done: 'Agora um só cartão, com {points}.'
      },
      lost: {
        title: 'Perdeu o telefone?',
        words: 'Um recibo antigo traz de volta um cartão perdido.',
        step_receipt: 'Cole o link de um recibo que está no cartão perdido.',
        step_staff: 'Um gerente do local confirma que é você.',
        step_wait:
          '48 horas depois o cartão está aqui, se o telefone antigo não disser não.',
        link: 'Link do recibo',
        act: 'Pedir meu cartão',
        done: 'Você pediu seu cartão.',
        next: 'Avise um gerente do local. 48 horas depois da confirmação, seu cartão está neste telefone.',
        enter: 'Mostrar meus cartões'
      },
      leave: {
        title: 'Sair e ser esquecido',
        words:
          '{merchant} esquece você: seu nome, suas notas e de quem era o cartão. Isso não pode ser desfeito.',
        ending: '{points} terminam.',
        sure: 'Sim, me esqueçam lá',
        act: 'Sair de vez',
        done: 'Você foi esquecido lá',
        remains: 'O que fica, e onde:'
      },
      out: {
        title: 'Encerrar a sessão',
        words: 'Seus cartões ficam, e este telefone deixa de mostrá-los.',
        kept: 'Este telefone então deixa de ter seu cartão. Faça uma cópia antes, ou só um recibo e um gerente o trazem de volta.'
      },
      problem: {
        no_answer: 'Sem conexão. Tente de novo.',
        no_signer:
          'Para isso é preciso o telefone ou o app Nostr que tem este cartão.',
        not_a_backup: 'Isso não é a cópia de um cartão.',
        wrong_passphrase: 'Essa frase secreta não a abre.',
        not_a_receipt: 'Esse não é o link de um recibo.',
        secret:
          'Isso era o segredo de uma conta Nostr. Não foi guardado nem enviado. Digite-o só no seu próprio app Nostr.'
      }
    },
    check: {
      title: 'Conferir um cartão',
      words:
        'Um cliente mostra um cartão de outro lugar? Veja se é autêntico. Ele é conferido neste aparelho e não sai daqui.',
      file: 'Escolher um arquivo',
      drop: 'Ou solte-o aqui.',
      paste: 'Ou cole-o',
      scan: 'Ler um código',
      act: 'Conferir',
      again: 'Conferir outro',
      busy: 'Conferindo cada registro …',
      from: 'Diz que é de {title}.',
      shows: '{points} nele',
      tier: 'Nível {tier}',
      last: 'Último registro {day}',
      trust: 'Quem pode assinar',
      key: 'A chave Nostr do local',
      key_hint: 'Preencha, e só passa um cartão assinado com ela.',
      bad_key: 'Isso não é uma chave Nostr.',
      elsewhere:
        'Esse código só diz onde está um cartão. Peça o arquivo ao cliente.',
      statement: 'Assinados: {entries}. Os registros em si não estão aqui.',
      is: {
        genuine: 'Autêntico. {entries}, não falta nenhum.',
        empty: 'Autêntico. Nenhum registro ainda.',
        changed: 'Não é autêntico: {why}.',
        unreadable: 'Não pode ser lido: {why}.',
        uncheckable: 'Não pode ser conferido: {why}.'
      },
      entries: '1 registro | {n} registros',
      signed: {
        nobody: 'Ninguém o assinou: ele fecha, mas não mostra quem o escreveu.',
        named: 'Assinado pelo local que você indicou.',
        key: 'Assinado com a chave {key}. Pergunte ao local se é dele.'
      },
      what: {
        signed: 'o que o local assinou',
        head: 'seu cabeçalho assinado',
        line: 'a linha {n}',
        card: 'seu cartão',
        receipt: 'o recibo do registro {n}'
      },
      why: {
        rule_changed: 'uma regra de ganho foi alterada',
        entry_changed: 'o registro {n} foi alterado',
        entry_unlinked: 'o registro {n} não segue o anterior',
        rule_missing: 'falta a regra pela qual o registro {n} foi ganho',
        entry_of_other: 'o registro {n} é de outro cartão',
        entry_missing: 'falta o registro {n}',
        entry_twice: 'o registro {n} já tinha aparecido antes',
        entry_odd: "o registro {n} diz o que nenhum pode dizer ('{field}')",
        entry_answers: 'o registro {n} responde a um posterior',
        ends_before: 'ele diz que termina antes do registro {n}',
        wrong_end: 'o registro {n} não é aquele com que diz terminar',
        points: 'seus registros somam {n} pontos, e ele diz outra coisa',
        earned: 'seus registros ganharam {n} pontos, e ele diz outra coisa',
        other_signer: 'está assinado por outro que não o local indicado',
        not_this_card: 'o que o local assinou não é este cartão',
        other_customer: 'o local o assinou para outro cliente',
        other_count: 'o local não assinou {entries}',
        other_entries: 'o local assinou outros registros',
        forged: 'sua assinatura é falsa',
        what_changed: 'foi alterado: {what}',
        what_forged: 'tem assinatura falsa: {what}',
        other_programme: 'é de outro programa: {what}',
        other_merchant: 'é de outro programa, não do local indicado',
        issuer_not_itself:
          'seu programa foi dito por quem não pode assinar por ele',
        wrong_key: 'foi assinado com uma chave que não valia então: {what}',
        two_stories: 'o local assinou dois registros {n} diferentes',
        outside: 'diz por fora outra coisa que por dentro: {what}',
        dated: 'tem por fora outra data que por dentro: {what}',
        of_other: 'é de outro cartão: {what}',
        for_other: 'é para outro cliente: {what}',
        two_cards: 'seus eventos são de dois cartões',
        too_large: 'é maior que {n} MB',
        no_text: 'não é um texto',
        too_much: 'contém mais do que um cartão pode conter',
        no_json: 'não é JSON, ou diz algo duas vezes',
        no_card: 'não é um cartão de fidelidade',
        version: 'é de uma versão que este programa não conhece',
        part_missing: "sua parte '{part}' falta ou está estragada",
        part_broken: "sua parte '{part}' está estragada",
        fields: 'seus registros têm campos que este programa não conhece',
        nobody: 'não diz de quem é',
        no_event: 'não é um evento Nostr: {what}',
        line_kind: 'não é programa, cartão nem recibo: {what}',
        issuers: 'seu programa não diz com clareza quem pode assinar',
        no_end: 'seu cartão não diz onde termina',
        unsigned: 'ninguém assinou este cartão',
        no_card_event: 'não há cartão entre seus eventos',
        private: 'seu cartão é privado: só quem o tem pode abri-lo',
        no_programme:
          'não há programa entre seus eventos que diga quem pode assinar'
      }
    },
    elsewhere: {
      title: 'Cartões de outros locais',
      words:
        'Locais em outros servidores também dão cartões. Perguntamos aos servidores que sua conta Nostr indica, no máximo três, e só quando você toca.',
      act: 'Procurar em outros lugares',
      none: 'Nenhum cartão seu foi encontrado lá.',
      wrong: 'Não é autêntico',
      somewhere: 'Em algum lugar',
      save: 'Salvar em arquivo',
      letters: 'Abrir minhas mensagens',
      letters_words:
        'Os registros de um cartão chegam às suas mensagens. Para encontrá-los, seu app Nostr precisa abrir suas cartas, e pode perguntar a cada uma.',
      paste: 'Endereço de um cartão, local ou lista (naddr…), ou um cartão',
      servers: 'Relays a perguntar, um por linha',
      servers_hint: 'No máximo três. Vazio: os de sempre.',
      no_server: 'Um deles não é endereço de relay (wss://…).',
      no_address: 'Esse não é endereço de cartão, local ou lista.',
      no_relay:
        'Nenhum desses servidores responde. Tente de novo ou indique outros em Avançado.',
      steps: {
        relays: 'Perguntando onde fica sua conta …',
        lists: 'Lendo suas listas …',
        cards: 'Procurando seus cartões …',
        letters: 'Abrindo a carta {n} de {of} …',
        check: 'Conferindo cada registro …'
      }
    },
    receipt: {
      thanks: 'Obrigado.',
      waiting: 'esperam por você | espera por você | esperam por você',
      gained: '+{points}',
      tier: '· Nível {tier}',
      on_card: '{n} no seu cartão.',
      to_free: 'Faltam {n} para {item} grátis.',
      to_reward: 'Faltam {n} para {reward}.',
      too_small: 'Obrigado. Contas a partir de {amount} dão pontos.',
      too_small_any: 'Obrigado. Esta conta foi pequena demais para um ponto.',
      refunded: 'Reembolsada.',
      half_refunded: 'Metade reembolsada.',
      part_refunded: '{amount} reembolsados.',
      taken_back:
        'Nenhum ponto foi retirado. | 1 ponto foi retirado. | {n} pontos foram retirados.',
      ended: 'Terminou em {day}. A equipe ainda pode ajudar.',
      pending: 'Ainda não paga. Esta página muda sozinha.',
      sats_coming: '{sats} estão voltando.',
      sats_back: '{sats} voltaram.',
      void: 'Esta conta mudou. Peça a nova à equipe.',
      taken:
        'Estes pontos já estão em um cartão. Não é o seu? Mostre este recibo à equipe.',
      keep: 'Guardar meus {points}',
      keep_hint: 'Sem app, sem e-mail. Seu cartão fica neste telefone.',
      keep_until: 'Até {day}.',
      at: '{reward} com {n}',
      of: '{points} / {cost}',
      reached: '{reward}: pontos suficientes',
      not_shown: 'Este recibo não pode ser mostrado agora.',
      paid: 'Paga',
      to_pay: 'A pagar',
      by: {cash: 'em dinheiro', card: 'no cartão', lightning: 'com Lightning'},
      tip: 'Gorjeta (não dá pontos)',
      tax: 'Imposto nos preços, {rate}%',
      split: 'Parte {number} de {of}, de uma conta de {bill}',
      refund: 'Reembolsada {day}',
      your_part: 'Sua parte',
      invoice: 'Leia com uma carteira Lightning',
      open_wallet: 'Abrir minha carteira',
      copy: 'Copiar',
      copied_invoice: 'Copiado',
      share: 'Compartilhar',
      share_text: 'Recibo de {merchant}',
      first: 'Quem abrir isto primeiro pode guardar os pontos',
      copied: 'O link deste recibo foi copiado',
      print: 'Imprimir',
      code: 'Este recibo em código',
      clock: 'Isto se move: uma foto não.',
      close: 'Fechar',
      sheet: {
        title: 'Guardar seus {points}',
        new: 'Pôr em um cartão novo',
        have: 'Tenho um cartão',
        nostr: 'Usar minha chave Nostr',
        back: 'Voltar',
        have_phone: 'Está em outro telefone',
        have_phone_words:
          'Leia isto com aquele telefone. Ou mostre seu cartão e este recibo à equipe.',
        have_copy: 'Tenho uma cópia dele',
        nostr_app: 'Abrir meu app Nostr',
        nostr_none: 'Não há chave Nostr neste navegador',
        nostr_words:
          'Abra este recibo em um navegador com extensão Nostr, ou no Android com um app de assinatura. Um cartão novo não precisa de nenhum dos dois.',
        old_browser: 'Este navegador não pode guardar um cartão. Abra em outro.'
      },
      failed: 'Sem resposta. Tente de novo.',
      mine: {
        see: 'Ver meu cartão',
        name_title: 'Como a equipe deve chamar você?',
        name: 'Me chame de',
        save: 'Salvar',
        skip: 'Agora não',
        named: 'A equipe vai conhecer você como {name}.',
        picture: 'Cartão como imagem',
        home: 'Pôr na tela inicial',
        home_ios:
          'Para tê-lo à mão: toque em Compartilhar e depois em “Adicionar à Tela de Início”.',
        home_other:
          'Para tê-lo à mão: escolha “Adicionar à tela inicial” no menu do navegador.',
        backup: 'Guarde uma cópia do seu cartão',
        guest: 'Cliente …{end}'
      },
      paper: {
        keep: 'Guarde seus {points}: leia até {day}',
        total: 'Total',
        not_paid: 'Ainda não paga'
      }
    },
    confirm: {
      purpose: {
        attach: 'Os pontos vão para o seu cartão.',
        redeem: 'Um prêmio seu é usado nesta conta.',
        pay: 'Você está pagando esta conta.',
        discount: 'Um desconto seu vai nesta conta.'
      },
      me: 'Sou eu',
      me_app: 'Sou eu, com meu app Nostr',
      me_new: 'Usar um cartão novo',
      new_hint: 'Sem app, sem e-mail. Seu cartão fica neste telefone.',
      no_card: 'Abra esta página em um navegador que tenha seu cartão.',
      left: 'Tempo esgotado | Resta 1 segundo | Restam {n} segundos',
      done: 'Obrigado, é você',
      done_hint: 'A equipe já pode ver.',
      over: 'Este link terminou',
      over_hint: 'Peça um novo à equipe.',
      failed: 'Esta conta não pode ser mostrada agora.'
    },
    confirm_away: {
      open: 'Não posso assinar aqui',
      message: 'Mandamos um código para seu app Nostr.',
      key: 'Sua chave Nostr, não a secreta',
      send: 'Mandar um código',
      sent: 'Olhe as mensagens do seu app Nostr. O código vale por dois minutos.',
      code: 'Seis dígitos',
      confirm: 'Confirmar',
      again: 'Mandar outro',
      zap: 'Confirmar com um zap',
      zap_words:
        'Leia isto com uma carteira que faz zaps com sua chave Nostr. Não é preciso pagar.',
      zap_open: 'Abrir minha carteira'
    },
    places: {
      title: 'Lugares que aceitam bitcoin',
      about: 'Pague com Lightning, e muitos dão pontos por isso.',
      search: 'Buscar por nome ou cidade',
      kinds: 'Tipo de lugar',
      has_to: 'Só lugares',
      near: 'Perto de mim',
      open_now: 'Abertos agora',
      has_discount: 'Com desconto',
      map: 'Mapa',
      list: 'Lugares',
      count: 'nenhum lugar | 1 lugar | {n} lugares',
      count_more: 'mais de {n} lugares',
      more: 'Mostrar mais',
      none_found: 'Nada encontrado. Procure por menos, ou em outro lugar.',
      none_yet:
        'Nenhum lugar ainda. O primeiro aparece aqui quando a comunidade o aprovar.',
      add_yours: 'Falta o seu? Adicione',
      no_position:
        'Sua posição não é conhecida. Permita no navegador ou busque por cidade.',
      no_map:
        'O mapa não pode ser mostrado agora. A lista abaixo está completa.',
      zoom_in: 'Aproximar',
      zoom_out: 'Afastar',
      here: 'Aqui',
      way: '{distance} a {wind}',
      wind: {
        n: 'norte',
        ne: 'nordeste',
        e: 'leste',
        se: 'sudeste',
        s: 'sul',
        sw: 'sudoeste',
        w: 'oeste',
        nw: 'noroeste'
      },
      open: 'Aberto',
      open_until: 'Aberto até {when}',
      closed: 'Fechado',
      closed_until: 'Fechado até {when}',
      always: 'Dia e noite',
      holidays: 'Feriados',
      off: 'fechado',
      discount: 'Desconto',
      rating: 'Avaliação',
      all: 'Todos os lugares',
      missing: 'Não existe esse lugar aqui.',
      missing_hint: 'Pode ter fechado, ou ainda não foi aprovado.',
      verified: 'Conferido pela comunidade',
      verified_long_ago: 'Conferido há mais de um ano',
      directions: 'Como chegar',
      share: 'Compartilhar',
      how_far: 'A que distância fica?',
      offer: 'Pontos',
      first_visit: 'Primeira visita: {points}',
      points_here: 'Pontos a cada visita',
      smallest: 'A partir de {amount}.',
      no_app:
        'Sem app, sem e-mail: leia o recibo, e seus pontos ficam no telefone.',
      discounts: 'Descontos',
      for_badge: 'Com a insígnia {badge}',
      rewards: 'Prêmios',
      reward: '{name} por {points}',
      tiers: 'Níveis',
      tier_from: 'a partir de {score}',
      tier_start: 'desde a primeira conta',
      menu: 'Cardápio',
      pay: 'Como pagar',
      ways: {lightning: 'Bitcoin por Lightning', onchain: 'Bitcoin on-chain'},
      hours: 'Horário de funcionamento',
      contact: 'Contato',
      reviews: 'Avaliações',
      no_reviews:
        'Nenhuma avaliação ainda. Quem pagou aqui pode escrever a primeira.',
      stars: 'nenhuma estrela | 1 estrela | {n} estrelas',
      reply: '{name}:',
      yours: 'Sua',
      hidden: 'Oculta pela comunidade: {reason}',
      zoom_for_all: 'Há mais aqui. Aproxime para ver todos.',
      write_review: 'Escrever uma avaliação',
      change_review: 'Mudar minha avaliação',
      no_card:
        'As avaliações são escritas com o cartão que você tinha ao pagar.',
      my_card: 'Abrir meu cartão',
      how_was_it: 'Como foi?',
      in_words: 'Com suas palavras, se quiser',
      in_words_hint: 'Todos podem ler, sem o seu nome.',
      secret: 'Essa é sua chave secreta. Não foi guardada nem enviada.',
      said: 'Obrigado. Sua avaliação está lá.',
      send: 'Enviar',
      cancel: 'Cancelar',
      tpos: {
        title: 'Use com seu TPoS: 3 passos',
        one: 'Entre no LNbits, abra o Loyalty e dê um nome ao seu lugar. Escolha a carteira que recebe do seu TPoS.',
        two: 'Em Configurações, Pagamentos que contam, ligue o TPoS.',
        three:
          'Cobre como sempre. Os clientes leem o recibo e guardam seus pontos.',
        start: 'Começar agora'
      }
    },
    table: {
      numbered: 'mesa {n}',
      here: 'Estou aqui',
      seated: 'Você está em {venue}: {table}',
      kept_hint: 'Com o cartão deste telefone.',
      app_hint: 'Com seu app Nostr.',
      card: 'Ver seu cartão',
      unknown: 'Este código não vale mais',
      unknown_hint: 'Peça à equipe o código da sua mesa.',
      failed: 'Não deu certo. Tente de novo ou chame a equipe.'
    },
    paper: {
      title: 'Passar seu cartão para este telefone',
      words: 'Digite o código impresso ao lado do que você leu.',
      code: 'Código do cartão',
      act: 'Trazer meus pontos para cá',
      done: 'Seus pontos estão neste telefone: {points}.',
      done_hint: 'O papel não serve mais: jogue-o fora.',
      show: 'Ver meu cartão',
      wrong: 'Esse não é o código deste cartão. Olhe de novo.',
      broken: 'Esse código não pôde ser lido. Leia de novo.',
      empty:
        'Ainda não há nada neste cartão. Mostre-o ao pagar e passe-o depois.'
    },
    staff_link: {ended: 'Este link foi encerrado. Peça um novo ao dono.'},
    cms: {
      charge: 'Cobrar',
      orders: 'Pedidos',
      choose_venue: 'Escolher um local',
      another_venue: 'Outro local',
      tabs: {
        overview: 'Visão geral',
        insights: 'Números',
        customers: 'Clientes',
        ledger: 'Histórico',
        programme: 'Programa',
        tiers: 'Níveis',
        rewards: 'Prêmios',
        discounts: 'Descontos',
        staff: 'Equipe',
        branches: 'Filiais',
        settings: 'Configurações'
      },
      again: 'Tentar de novo',
      more: 'Mostrar mais',
      save: 'Salvar',
      undo: 'Desfazer mudanças',
      cancel: 'Cancelar',
      close: 'Fechar',
      keep: 'Manter',
      copy: 'Copiar',
      copied: 'Copiado',
      saved: 'Salvo',
      type_name: 'Escreva {name} para confirmar',
      needed: 'É preciso preencher.',
      whole: 'Um número inteiro, por favor.',
      whole_from: 'Um número inteiro a partir de {n}, por favor.',
      unit_sats: 'sats',
      days: 'dias',
      today: 'hoje',
      yesterday: 'ontem',
      points: 'nenhum ponto | 1 ponto | {n} pontos',
      points_word: 'pontos | ponto | pontos',
      visits: 'nenhuma visita | 1 visita | {n} visitas',
      items: 'nenhum item | 1 item | {n} itens',
      no_tier: 'Ainda sem nível',
      problem: {
        no_answer: 'Sem resposta. Confira a conexão e tente de novo.',
        unchanged: 'Nada foi mudado.',
        perhaps_changed: 'Pode não ter sido salvo. Olhe antes de repetir.'
      },
      rule: {
        spend: '{points} a cada {amount}.',
        visit: '{points} a cada visita, uma vez por dia.',
        item: '{points} por item.',
        item_of: '{points} por item de “{category}”.',
        example_sats: 'Uma conta de {bill} sats dá {points}.',
        example_money: 'Uma conta de {bill} dá {points}.',
        smallest: 'Contas abaixo de {amount} não dão nada.',
        off: 'As contas não dão nada agora: o programa está desligado.',
        hidden:
          'As contas não dão nada aqui: o local funciona sem fidelidade. Mude isso em Configurações.'
      },
      economics: {
        title: 'Economia',
        period: 'Período',
        last_days: 'Últimos {n} dias',
        none: 'Nenhuma conta em nenhum lugar do diretório nestes dias.',
        sentence: '{bills} em todos os lugares, {sats}.',
        sentence_beside:
          '{bills} em todos os lugares, {sats}: {by} que em outros tantos dias antes.',
        again_of: '{spent} de {given}',
        figures: {
          sats: 'Pago nos lugares',
          discounts: 'Descontos dados',
          back: 'Sats devolvidos',
          again: 'Gastos de novo'
        },
        lines: {
          sats: 'Sats',
          discount_sats: 'Descontos',
          satoshi_back_sats: 'Sats devolvidos'
        },
        charts: {taken: 'Pago nos lugares', given: 'O que foi dado'},
        offers: 'Ofertas a todos os locais',
        no_offers: 'Nenhuma oferta foi usada nestes dias.',
        offer:
          'nunca usada | usada uma vez, em {places} dos lugares; essa conta trouxe {brought} | usada {n} vezes, em {places} dos lugares; essas contas trouxeram {brought}',
        how: {
          sats: 'Contas pagas em lugares do diretório: por produtos, sem gorjetas e sem as devolvidas por inteiro. Os dias são UTC.',
          discounts: 'O que os descontos tiraram dessas contas.',
          back: 'Sats que os clientes receberam de volta por descontos e níveis, pelo dia do envio.',
          again:
            'Dos sats que os clientes receberam de volta nestes dias, o que cada um pagou desde então em qualquer lugar, no máximo o que recebeu. Com menos de cinco clientes não se mostra.',
          given:
            'Descontos em contas e sats que os clientes receberam de volta.',
          offers:
            'O que as ofertas da própria comunidade deram em todos os lugares juntos, e o que se pagou por essas contas.'
        }
      },
      insights: {
        title: 'Números',
        period: 'Período',
        periods: {
          week: 'Últimos 7 dias',
          days30: 'Últimos 30 dias',
          days90: 'Últimos 90 dias',
          month: 'Este mês',
          last_month: 'Mês passado',
          year: 'Este ano'
        },
        save: 'Salvar como CSV',
        report: 'Relatório do mês',
        none: 'Nenhuma conta nestes dias. A primeira paga aparece aqui sozinha.',
        sentence: '{bills}, {sats}.',
        sentence_beside:
          '{bills}, {sats}: {by} que nos dias antes. | {bills}, {sats}: {by} que no dia antes. | {bills}, {sats}: {by} que nos {n} dias antes.',
        more: '{percent}% a mais',
        less: '{percent}% a menos',
        same: 'não mais',
        nothing: '–',
        worth: 'cerca de {sats} se todos forem usados',
        of_issued: '{used} de {n} dados',
        ended: 'nenhum venceu | 1 venceu | {n} venceram',
        as_table: 'Como tabela',
        from_day: 'De',
        figures: {
          taken: 'Recebido',
          bills: 'Contas',
          average: 'Conta média',
          new: 'Clientes novos',
          returning: 'Visitas de clientes conhecidos',
          redemption: 'Pontos usados',
          breakage: 'Nunca usados',
          owed: 'Pontos que você deve'
        },
        lines: {
          net_sats: 'Sats',
          visits: 'Todas as visitas',
          new: 'Pela primeira vez'
        },
        charts: {
          taken: 'O que se recebeu, por dia',
          taken_weeks: 'O que se recebeu, por semana',
          came: 'Clientes que vieram'
        },
        discounts: {
          title: 'Descontos, e o que trouxeram',
          none: 'Nenhum desconto foi dado nestes dias.',
          given:
            'Nenhuma conta. | {sats} dados em 1 conta, que trouxe {brought}. | {sats} dados em {n} contas, que trouxeram {brought}.',
          beside:
            'Uma conta dessas é de {theirs} em média, qualquer outra de {others}.',
          rule: 'nunca usado | usado uma vez | usado {n} vezes'
        },
        cohorts: {
          title: 'Quem volta',
          none: 'Nenhum cliente com cartão ainda.',
          first: 'Primeira visita',
          guests: 'Clientes',
          after: 'no mesmo mês | um mês depois | {n} meses depois'
        },
        tiers: {
          title: 'Mudanças de nível',
          move: '{from} → {to}',
          none: 'Sem nível',
          no_moves: 'Ninguém mudou de nível.',
          too_many: 'Cartões demais para calcular isto enquanto você espera.'
        },
        badges: {
          title: 'Insígnias que deram algo',
          none: 'Nenhuma insígnia deu algo a cinco clientes ou mais nestes dias.',
          people: 'nenhum cliente | 1 cliente | {n} clientes'
        },
        staff: {
          title: 'À mão',
          owner: 'Dono',
          former: 'Alguém que saiu',
          nobody: 'Ninguém deu nada à mão nestes dias.',
          alike: 'Ninguém se destaca.',
          stands_out:
            'Ninguém se destaca. | Uma pessoa faz muito mais que as outras. | {n} fazem muito mais que as outras.',
          all: 'Mostrar todos',
          far_above: 'Muito acima das outras: {what}',
          far: {
            grants: 'pontos à mão',
            undos: 'prêmios retirados',
            discounts: 'descontos',
            refunds: 'reembolsos'
          },
          did: {
            grants:
              'nenhum ponto | {points} pontos, uma vez | {points} pontos, {n} vezes',
            undos:
              'nenhum prêmio retirado | 1 prêmio retirado | {n} prêmios retirados',
            discounts:
              'nenhum desconto | 1 conta com desconto, {sats} | {n} contas com desconto, {sats}',
            refunds:
              'nenhum reembolso | 1 reembolso, {sats} | {n} reembolsos, {sats}'
          }
        },
        how: {
          taken:
            'O que se pagou por produtos nas contas destes dias: sem gorjetas, menos o reembolsado, quando quer que tenha sido.',
          bills: 'Contas pagas destes dias, sem as devolvidas por inteiro.',
          average: 'O que se recebeu, pelo número de contas.',
          new: 'Cartões em que entrou uma conta pela primeira vez. Menos de cinco não se mostra.',
          returning:
            'Cartões que já tinham uma conta, cada um contado uma vez por dia. Menos de cinco não se mostra.',
          redemption:
            'Pontos que saíram dos cartões por prêmios nestes dias, ao lado dos que foram dados. Pode haver entre eles pontos dados antes.',
          breakage:
            'Dos pontos usados ou vencidos nestes dias, os que venceram.',
          owed: 'Todos os pontos em todos os cartões do programa que ainda podem ser usados, agora.',
          hours: 'Contas pagas destes dias, por dia da semana e hora.',
          came: 'Cartões em que entrou uma conta, cada um uma vez por dia; e, deles, os que não tinham nenhuma antes.',
          discounts:
            'Descontos em contas pagas destes dias, e o que se pagou por essas contas. Os sats que chegam depois contam com seu desconto.',
          cohorts:
            'Clientes pelo mês em que vieram primeiro, e quantos de cada cem vieram em cada mês desde então. Menos de cinco não se mostra.',
          tiers:
            'Cartões cujos pontos, gastos ou visitas chegaram a outro nível no fim destes dias. Os dias de tolerância ficam de fora. Menos de cinco não se mostra.',
          badges:
            'Insígnias que liberaram um desconto aqui, por quantos clientes. Menos de cinco não se mostra.',
          staff:
            'Pontos à mão, prêmios retirados, descontos e reembolsos. Quem faz mais de três vezes o que os outros fazem em média se destaca, a partir de cinco.'
        }
      },
      report: {
        month: 'Mês',
        all_branches: 'Todas as filiais',
        all: 'Todas as filiais juntas',
        save: 'Salvar como CSV',
        print: 'Imprimir',
        not_yours: 'Este local não está em nenhuma das suas carteiras.',
        heading: '{name}, {month}',
        not_over: 'O mês ainda não acabou.',
        zone: 'Dias de {zone}.',
        rates: '{currency} pela cotação do momento de cada pagamento.',
        unrated: 'nenhuma cotação conhecida para {sats}',
        tables: {
          taken: 'Recebido',
          bills: 'Contas antes de descontos e prêmios',
          discounts: 'Descontos',
          rewards: 'Prêmios',
          refunds: 'Reembolsos',
          satoshi_back: 'Sats devolvidos',
          points: 'Pontos'
        },
        none: {
          taken: 'Nada foi pago.',
          bills: 'Nenhuma conta.',
          discounts: 'Nenhum foi dado.',
          rewards: 'Nenhum foi usado.',
          refunds: 'Nada voltou.',
          satoshi_back: 'Nenhum foi enviado.'
        },
        methods: {lightning: 'Lightning', cash: 'Dinheiro', card: 'Cartão'},
        tips: 'Gorjetas, {by}',
        surplus: 'Pago a mais, {by}',
        gross: 'O que os itens custam',
        cashback: '{sats} chegam depois',
        points: 'nenhum ponto | 1 ponto | {n} pontos',
        unpriced: 'todos com preço | 1 sem preço | {n} sem preço',
        by: {
          none: 'Só anotado',
          cash: 'Em dinheiro',
          withdraw_qr: 'Por um código',
          invoice: 'A uma cobrança'
        },
        kinds: {
          cashback: 'De descontos',
          rebate: 'De níveis',
          reward: 'Por pontos'
        },
        statement: {
          opening: 'No começo',
          issued: 'Dados',
          used: 'Usados',
          expired: 'Nunca usados',
          taken_back: 'Retirados',
          moved: 'Movidos entre filiais',
          closing: 'No fim'
        }
      },
      overview: {
        title: 'Visão geral',
        charge: 'Cobrar',
        show: 'Mostrar',
        rows: 'Mostrar as linhas',
        how_is: 'Como se calcula: {figure}',
        bills: 'nenhuma conta | 1 conta | {n} contas',
        today: 'Hoje: {bills}, {sats}.',
        from_regulars: '{n} de clientes frequentes.',
        about: 'Cerca de {money}.',
        none_today:
          'Nenhuma conta hoje ainda. A primeira paga aparece aqui sozinha.',
        none_yet:
          'Nenhuma conta nos últimos 30 dias. A primeira paga aparece aqui sozinha.',
        higher:
          'A conta média dos frequentes é {percent}% maior ({ours} e {theirs} contas).',
        lower:
          'A conta média dos frequentes é {percent}% menor ({ours} e {theirs} contas).',
        same: 'A conta média dos frequentes é como a dos demais ({ours} e {theirs} contas).',
        not_enough: 'Ainda não há contas suficientes: {n} de {needed}.',
        few_regulars: 'Menos de cinco frequentes, ou outros, para comparar.',
        few_guests: 'Ainda menos de cinco clientes.',
        few: 'Menos de cinco',
        owe: 'Você deve {points}: cerca de {sats} se todos forem usados.',
        owe_points: 'Você deve {points}.',
        counted: 'Cada pagamento está contado.',
        checked_now: 'Conferido agora mesmo.',
        checked:
          'Conferido agora mesmo. | Conferido há 1 minuto. | Conferido há {n} minutos.',
        not_checked: 'Os pagamentos estão sendo vistos pela primeira vez.',
        problems: {
          cards:
            'A última conferência achou cartões que não batem com seu histórico.',
          payments:
            'Nenhum pagamento precisa de atenção. | 1 pagamento precisa de atenção. | {n} pagamentos precisam de atenção.',
          payouts:
            'Nenhum repasse precisa de atenção. | 1 repasse a um cliente precisa de atenção. | {n} repasses a clientes precisam de atenção.',
          job_stopped: 'Uma conferência de todos os cartões foi interrompida.',
          welcomes:
            'Nenhum cliente espera. | 1 cliente novo espera pontos de boas-vindas: o limite do dia foi atingido. | {n} clientes novos esperam pontos de boas-vindas: o limite do dia foi atingido.',
          cash: 'Nenhuma conta. | 1 conta fechada à mão hoje não deu nada: o limite da pessoa foi atingido. | {n} contas fechadas à mão hoje não deram nada: o limite de uma pessoa foi atingido.'
        },
        home: {
          title: 'Início rápido',
          charge: 'Cobrar',
          scan: 'Ler',
          today: 'Hoje',
          customers: 'Clientes'
        },
        off: {
          title: 'Este local funciona sem fidelidade',
          words:
            'As contas não dão nada, e os clientes não veem cartão. Depois de ligar, cada conta paga dali em diante dá pontos pelo programa.',
          turn_on: 'Ligar a fidelidade',
          on_now:
            'A fidelidade está ligada. As contas dão pontos a partir de agora.'
        },
        this_month: 'nenhum este mês | 1 este mês | {n} este mês',
        returned: '{n} de {of} clientes em {days} dias',
        others_average: 'média dos outros: {sats}',
        figures: {
          month: 'Este mês',
          issued: 'Pontos dados hoje',
          used: 'Usados hoje',
          owed: 'Pontos que você deve',
          returning: 'Voltaram',
          average: 'Conta média dos frequentes',
          expired: 'Nunca usados, hoje',
          taken_back: 'Pontos retirados hoje'
        },
        how: {
          month:
            'Contas pagas deste local desde o primeiro dia do mês, sem as devolvidas por inteiro. O valor é o que se pagou por produtos: sem gorjetas, menos o reembolsado.',
          issued:
            'Pontos que as contas deram, que a equipe deu à mão e pontos de boas-vindas. Pelo dia em que aconteceu.',
          used: 'Pontos que saíram dos cartões por prêmios, menos os que voltaram porque um prêmio não foi entregue.',
          owed: 'Todos os pontos em todos os cartões do programa que ainda podem ser usados. Os sats são o máximo que compram, pelo prêmio com valor em sats que mais dá por um ponto.',
          returning:
            'Dos clientes com cartão que estiveram aqui nos últimos 30 dias, os que já estiveram em dois dias ou mais. Todas as filiais juntas.',
          average:
            'Frequentes são clientes com cartão que estiveram aqui em três dias ou mais. Suas contas dos últimos 30 dias ao lado de todas as outras, também as sem cartão. Sem gorjetas e reembolsos.',
          expired: 'Pontos que chegaram ao fim sem ser usados.',
          taken_back:
            'Pontos que os reembolsos retiraram e os que a equipe tirou à mão.',
          tiers:
            'Cartões do programa pelo nível que têm agora. Grupos de menos de cinco não são mostrados.',
          hours:
            'Contas pela hora em que foram pagas, nos 28 dias antes de hoje. O que se paga depois da meia-noite pertence à noite anterior.',
          days: 'Dia a dia, hoje por último. Um dia começa na hora definida em Local.'
        },
        tiers: 'Níveis',
        tiers_moving: 'Cartões estão mudando de nível agora.',
        hours: 'Quando as contas são pagas',
        busiest: 'Mais movimento: {day} às {hour}.',
        days: {
          points: 'Pontos dados e usados, últimos 30 dias',
          bills: 'Contas, últimos 30 dias',
          issued: 'Recebido',
          used: 'Usado',
          bills_word: 'Contas',
          sats: 'Sats',
          day: 'Dia',
          as_table: 'Como tabela'
        }
      },
      customers: {
        name: 'Nome',
        tier: 'Nível',
        points: 'Pontos',
        visits: 'Visitas',
        spent_sats: 'Gasto',
        last_seen: 'Última visita',
        search: 'Buscar por nome ou chave',
        sort: 'Maiores primeiro por',
        count: 'Nenhum cliente | 1 cliente | {n} clientes',
        per_page: 'Clientes por página',
        none: 'Nenhum cliente ainda. O primeiro aparece aqui depois de uma conta paga.',
        not_found: 'Ninguém com esse nome.',
        show_all: 'Mostrar todos os clientes',
        guest: 'Cliente …{end}',
        erased: 'Cartão apagado',
        nickname: 'Como você o chama',
        rename: 'Dar nome a {name}',
        key: 'Chave de {name}',
        key_title: 'A chave deste cartão'
      },
      card: {
        to_go: '{amount} para {tier}',
        history: 'Histórico',
        none: 'Nenhum ponto ainda. As contas pagas aparecem aqui sozinhas.'
      },
      guest: {
        back: 'Todos os clientes',
        since: 'Cliente desde',
        not_yet: 'Ainda não',
        ends: '{n} vencem {day}',
        comes: {
          welcome: '{n} pontos de boas-vindas chegam {day}',
          old_card: '{n} do cartão antigo chegam {day}',
          referral: '{n} por um amigo chegam {day}',
          visit: '{n} por um cartão de outro local chegam {day}'
        },
        call_back: 'Desfazer',
        call_back_title: 'Chamar de volta o cartão de papel antigo?',
        call_back_words:
          'Seus pontos não chegam. {name} pode passar outro cartão de novo.',
        give: 'Dar um prêmio',
        grant: 'Dar pontos',
        revoke: 'Tirar pontos',
        more: 'Mais',
        more_on: 'Mais: {what}',
        off: 'Os pontos ficam como estão enquanto a fidelidade está desligada aqui.',
        at_most: 'No máximo {n}, por favor.',
        reason: 'Por quê',
        reason_maybe: 'Por quê (opcional)',
        reason_read: '{name} também lê isto.',
        reason_kept: 'Fica registrado.',
        grant_act: 'Dar',
        grant_means:
          '{name} tem {from} e chega a {to}. Não contam para nenhum nível.',
        grant_means_first: '{name} tem {from} pontos agora.',
        revoke_act: 'Tirar',
        revoke_means: '{name} tem {from} e fica com {to}.',
        revoke_means_first: '{name} tem {from} pontos agora.',
        paper: 'Passar um cartão de papel antigo',
        paper_act: 'Passar',
        paper_done: 'Já passado antes',
        paper_first:
          'Uma vez por cliente, no máximo {most}. Antes é preciso uma conta paga.',
        paper_means:
          '{name} recebe {n} na hora. Recolha o papel: não conta outra vez. | {name} recebe {n} assim que a primeira conta não puder mais ser reembolsada, 1 dia depois. Recolha o papel: não conta outra vez. | {name} recebe {n} assim que a primeira conta não puder mais ser reembolsada, {days} dias depois. Recolha o papel: não conta outra vez.',
        save: 'Salvar o cartão em arquivo',
        erase: 'Apagar este cliente',
        erase_act: 'Apagar',
        erase_title: 'Apagar {name}?',
        erase_words:
          'Nome, nota e chave vão embora para sempre. Nenhum ponto se perde. As contas ficam, sem nome. Isso não pode ser desfeito. | Nome, nota e chave vão embora para sempre, e 1 ponto termina. As contas ficam, sem nome. Isso não pode ser desfeito. | Nome, nota e chave vão embora para sempre, e {n} pontos terminam. As contas ficam, sem nome. Isso não pode ser desfeito.',
        erased: '{name} foi apagado. O que fica, e onde:',
        note: 'Sua nota',
        note_label: 'O que lembrar',
        note_hint: 'Só você vê. Vai embora com o cartão.',
        rewards: 'Prêmios',
        rewards_none: 'Nenhum usado ainda.',
        reward_states: {
          reserved: 'Espera ser entregue. Pedido: {when}',
          fulfilled: 'Entregue. {when}',
          canceled: 'Retirado. {when}',
          lapsed: 'Ninguém veio buscar. {when}'
        },
        cancel_reward: 'Cancelar',
        cancel_means:
          'Nada volta para {name}. | 1 ponto volta para {name}. | {n} pontos voltam para {name}.',
        undo_reward: 'Retirar',
        undo_means:
          'Conta como não entregue. Nada volta para {name}. | Conta como não entregue, e 1 ponto volta para {name}. | Conta como não entregue, e {n} pontos voltam para {name}.',
        points_back: 'Os pontos voltaram',
        give_title: 'Um prêmio para {name}',
        give_which: 'Qual prêmio',
        give_none: 'Nada pode ser obtido com esses pontos ainda.',
        give_act: 'Dar',
        give_means:
          'Nenhum ponto é usado; ficam {left}. | 1 ponto é usado; ficam {left}. | {n} pontos são usados; ficam {left}.',
        next_reward: '{reward}: faltam {n}.',
        given: '{reward} entregue. Restam {left}.',
        move: 'Pôr em outro cartão',
        move_act: 'Pôr lá',
        move_means:
          'A conta passa de {name} para o cliente com esta chave. | A conta passa de {name} para o cliente com esta chave, e seu ponto com ela. | A conta passa de {name} para o cliente com esta chave, e seus {n} pontos com ela.',
        moved: 'A conta está no outro cartão',
        other_key: 'Chave do cliente certo',
        other_key_hint: 'Pelo símbolo de chave ao lado do nome.'
      },
      vouchers: {
        give: 'Dar um vale',
        title: 'Um vale para {name}',
        worth_what: 'Quanto vale',
        worth: {points: 'Pontos', perk: 'Um prêmio'},
        which: 'Qual prêmio',
        good_for: 'Vale por',
        days: '1 dia | {n} dias',
        means: '{name} guarda e pode usar até {day}. Mais ninguém.',
        act: 'Dar',
        given: '{name} o encontra na própria página.',
        list: 'Vales ainda não usados',
        until: 'Até {day}',
        save: 'Salvar em arquivo',
        withdraw: 'Retirar',
        withdraw_means: '{name} talvez ainda o tenha, e então não vale nada.',
        withdrawn: 'Retirado'
      },
      history: {
        columns: {
          time: 'Quando',
          name: 'Cliente',
          what: 'O quê',
          delta: 'Pontos',
          bill: 'Conta',
          who: 'Quem'
        },
        kinds: {
          earned: 'Ganhos',
          redeemed: 'Usado',
          expired: 'Vencido',
          granted: 'Recebido',
          revoked: 'Retirado'
        },
        sources: {
          payment: 'Uma conta paga',
          staff: 'À mão',
          redemption: 'Um prêmio',
          refund: 'Um reembolso',
          welcome: 'Pontos de boas-vindas',
          old_card: 'Um cartão de papel antigo',
          import: 'De uma lista',
          voucher: 'Um vale',
          referral: 'Um amigo trazido',
          visit: 'Um cartão de outro local',
          expiry: 'O tempo acabou',
          transfer: 'De cartão para cartão',
          erasure: 'Um cliente apagado'
        },
        causes: {
          payment_earned: 'Conta',
          staff_granted: 'Dados à mão',
          staff_revoked: 'Tirados à mão',
          redemption_redeemed: 'Prêmio',
          redemption_granted: 'Prêmio voltou',
          refund_revoked: 'Retirados por um reembolso',
          welcome_granted: 'Pontos de boas-vindas',
          old_card_granted: 'De um cartão de papel antigo',
          voucher_granted: 'Vale usado',
          referral_earned: 'Trouxe um amigo',
          referral_granted: 'Veio por um amigo',
          visit_granted: 'Um cartão de outro local',
          expiry_expired: 'Nunca usados, venceram',
          erasure_expired: 'Terminaram com um cliente apagado',
          transfer_granted: 'Vieram de outro cartão',
          transfer_revoked: 'Foram para outro cartão'
        },
        when: '{day}, {time}',
        owner: 'Dono',
        guest_self: 'O cliente',
        nobody: 'Ninguém à mão',
        former: 'Um aparelho ou pessoa de antes',
        quoted: '“{words}”',
        at: 'em {place}',
        left: 'restam {n}',
        guest: 'Cliente, por nome ou chave',
        filter: 'Filtrar',
        kind: 'O quê',
        source: 'Por quê',
        from: 'De',
        to: 'Até',
        all_branches: 'Todas as filiais',
        one_bill: 'Uma conta',
        any_bill: 'Qualquer conta',
        count: 'Nenhum registro | 1 registro | {n} registros',
        per_page: 'Registros por página',
        csv: 'Salvar como CSV',
        none: 'Nada se moveu ainda. A primeira conta paga aparece aqui sozinha.',
        none_found: 'Nenhum registro assim.',
        show_all: 'Mostrar todos os registros'
      },
      problems: {
        title: 'O que precisa de atenção',
        count:
          'Nada precisa de atenção. | 1 coisa precisa de atenção. | {n} coisas precisam de atenção.',
        bill: 'Ver a conta',
        seen: 'Resolvido',
        kinds: {
          not_genuine:
            'Nenhum cartão deixa de ser autêntico. | 1 cartão não é autêntico: alguém mudou seu histórico. | {n} cartões não são autênticos: alguém mudou seu histórico.',
          wrong_books:
            'Nenhum cartão mostra outros pontos que os do histórico. | 1 cartão mostra outros pontos que os do histórico. | {n} cartões mostram outros pontos que os do histórico.',
          job_stopped: 'Uma conferência de todos os cartões foi interrompida.',
          stuck_payment: 'Um pagamento ainda não pôde ser contado.',
          refused_payment: 'Um pagamento de {amount} não deu nada.',
          late_bill: 'Uma conta cancelada de {amount} foi paga.',
          payout_failed: '{amount} não puderam ser pagos a um cliente.',
          payout_unknown:
            '{amount} foram enviados a um cliente, e ninguém respondeu ainda.',
          paid_twice: '{amount} foram pagos além de uma conta.'
        },
        todo: {
          not_genuine: 'Guarde uma cópia do banco de dados e peça ajuda.',
          wrong_books: 'Reconstrua os cartões, em Avançado abaixo.',
          job_stopped: 'Conferir de novo.',
          stuck_payment: 'É tentado de novo sozinho.',
          refused_payment: 'Dê os pontos à mão, se forem devidos.',
          late_bill: 'Reembolse ou sirva.',
          payout_failed: 'Tente de novo em Prêmios.',
          payout_unknown: 'Procure em Prêmios. Nunca se paga duas vezes.',
          paid_twice: 'Reembolse o que passou.'
        },
        reasons: {
          foreign_merchant: 'Indica um local que não é seu.',
          bad_pubkey: 'Indica um cliente de um jeito que ninguém consegue ler.',
          bad_tip: 'A gorjeta não faz sentido.',
          no_rate: 'Naquele momento não se sabia o preço do bitcoin.',
          too_many_points: 'Seria mais do que cabe em um cartão.'
        }
      },
      proof: {
        never: 'Ninguém conferiu os cartões ainda.',
        right:
          'Nenhum cartão ainda. Conferido {when}. | O cartão está certo. Conferido {when}. | Todos os {n} cartões estão certos. Conferido {when}.',
        wrong:
          'Todos os cartões estão certos. Conferido {when}. | 1 cartão não está certo. Conferido {when}. | {n} cartões não estão certos. Conferido {when}.',
        wrong_days:
          'Todos os números estão certos. | Os números de 1 dia não somam o que dizem. | Os números de {n} dias não somam o que dizem.',
        busy: {
          verify: 'Conferindo todos os cartões: {percent}%',
          rebuild: 'Reconstruindo todos os cartões: {percent}%'
        },
        now: 'agora mesmo',
        minutes: 'agora mesmo | há 1 minuto | há {n} minutos',
        hours: 'agora mesmo | há 1 hora | há {n} horas',
        on: 'em {day}',
        check: 'Conferir agora',
        advanced: 'Avançado: reconstruir',
        about:
          'Cada cartão tem um histórico que ninguém muda sem que se veja. O que os cartões mostram é somado a partir dele; reconstruir soma tudo de novo.',
        rebuild: 'Reconstruir',
        rebuild_title: 'Reconstruir todos os cartões?',
        rebuild_words:
          'Pontos, níveis e prêmios são somados de novo a partir do histórico. Nada do histórico muda. As contas continuam a ser pagas enquanto isso.'
      },
      trust: {
        states: {
          read: 'Lida.',
          fetching: 'Está sendo buscada.',
          no_relay:
            'Nenhum relay indicado para ela: adicione um em Nostr ou use um link que o tenha.',
          not_there: 'Não está nesses relays.',
          silent: 'Nenhum dos relays respondeu.',
          unreadable: 'Não pode ser lida.'
        },
        title: 'Avançado: cartões de outros locais',
        words:
          'Um cliente mostra um cartão de um local em que você confia e ganha aqui um nível por um tempo, e pontos uma vez. Você paga o que for usado.',
        programs: 'Locais em que você confia',
        one_a_line: 'O endereço deles no Nostr, um por linha.',
        lists: 'Listas que você segue',
        lists_hint:
          'Confia-se em todos os locais delas. São lidas de novo a cada hora.',
        list: '{name}: {words}',
        tiers: 'Um nível lá é um nível aqui',
        their_tier: 'Lá',
        our_tier: 'Aqui',
        add: 'Adicionar um nível',
        remove: 'Tirar {name}',
        tier_days: 'Dias que o nível dura',
        fresh_days: 'Dias que um cartão mostrado pode ter',
        welcome_points: 'Pontos para um cliente novo que mostra um',
        daily_points: 'Máximo desses pontos por dia',
        hint: {
          tier_days:
            '0: esses cartões não dão nível. Mostrado de novo, recomeça.',
          fresh_days: 'Um cliente pode trazê-lo atualizado quando quiser.',
          welcome_points:
            'Uma vez por cliente e por cartão, depois de uma primeira conta paga.',
          daily_points: 'Quem vem mais tarde recebe no dia seguinte.'
        },
        off: 'Cartões de outros locais não dão nada agora.',
        save: 'Salvar',
        saved: 'Salvo'
      },
      programme: {
        is_enabled: 'As contas dão pontos',
        off_hint:
          'Os cartões mantêm seus pontos. Contas pagas enquanto está desligado nunca dão pontos.',
        name: 'Nome do programa',
        earn: 'O que uma conta dá',
        by_spend: 'Pelo que se gasta',
        by_visit: 'Por visita',
        by_item: 'Por item',
        category: 'Quais itens',
        category_hint: 'Contam os itens desta categoria do cardápio.',
        category_all:
          'Todos os itens contam. Indique uma categoria para contar só os dela.',
        points: 'Pontos',
        per: 'A cada',
        per_visit: 'a cada visita, uma vez por dia',
        price_needed: 'Um valor acima de zero, por favor.',
        unit: 'Contado em',
        smallest: 'Menor conta que dá pontos',
        smallest_hint: 'Uma conta menor ainda conta como visita.',
        no_smallest: 'Toda conta dá pontos.',
        tier_basis: 'Os clientes sobem de nível por',
        basis: {
          points: 'Pontos juntados',
          spent: 'Sats gastos',
          visits: 'Visitas'
        },
        basis_hint:
          'Salvar move todos os cartões na hora. Depois confira onde cada nível começa.',
        from_now:
          'Vale desde o momento em que você salva. Contas já pagas mantêm a regra antiga.',
        since: 'Estas configurações valem desde {when}.',
        holds_from: 'Salvo. Vale desde {when}.',
        kept: 'O que você digitou antes ainda está aqui. Não foi salvo ainda.',
        expiry: 'Quando os pontos vencem',
        ends: {
          none: 'Nunca',
          months: 'Alguns meses depois de chegar',
          year_end: 'Com o ano em que chegaram',
          inactivity: 'Quando um cliente some'
        },
        ends_hint: {
          none: 'Você os deve até serem usados.',
          months:
            'Os mais antigos são usados primeiro. Os clientes veem quando vencem os próximos.',
          year_end: 'Em 31 de dezembro.',
          inactivity:
            'Todos os pontos de um cartão vencem. Cada visita recomeça o prazo.'
        },
        months: 'Meses',
        months_needed: 'Um número inteiro de 1 a {most}, por favor.',
        between: 'Um número inteiro de {least} a {most}, por favor.',
        limits: {
          title: 'Boas-vindas, níveis no tempo, equipe',
          unit: {
            points: 'pontos',
            days: 'dias',
            minutes: 'minutos',
            guests: 'clientes'
          },
          welcome: 'Clientes novos',
          friends: 'Trazer amigos',
          tiers: 'Níveis no tempo',
          staff: 'Equipe e cartões',
          welcome_points: 'Pontos por uma primeira conta paga',
          newcomer_daily_points: 'Máximo para todos os clientes novos por dia',
          newcomer_cap_per_staff:
            'Máximo pelas contas de uma pessoa da equipe por dia',
          old_card_points: 'Máximo de um cartão de papel antigo',
          referral_points: 'Pontos por trazer um amigo',
          referral_bonus: 'Pontos para o amigo',
          referral_cap_per_guest:
            'Máximo de amigos que um cliente traz por dia',
          referral_cap_per_staff:
            'Máximo que uma pessoa da equipe anota por dia',
          tier_window_days: 'As contas contam para um nível por',
          tier_grace_days: 'Um nível perdido ainda dura',
          reserve_minutes: 'Um prêmio pedido por um cliente espera',
          grant_daily_cap: 'Máximo que uma pessoa da equipe dá à mão por dia',
          off: {
            welcome_points: 'Nada a mais por uma primeira conta.',
            old_card_points: 'Cartões de papel não são passados.',
            referral_points: 'Ninguém ganha nada por isso.',
            referral_bonus: 'Nada a mais.',
            tier_window_days: 'Para sempre.',
            tier_grace_days: 'Perde-se na hora.'
          },
          hint: {
            welcome_points:
              'Chegam quando passa o prazo de reembolso, além do que a conta dá.',
            newcomer_daily_points:
              'Quem vem mais tarde recebe no dia seguinte.',
            newcomer_cap_per_staff:
              'Para que ninguém invente clientes. Outros esperam o dia seguinte.',
            old_card_points: 'Uma vez por cliente, depois de uma conta paga.',
            referral_points:
              'Uma vez por cliente novo, quando a primeira conta não puder mais ser reembolsada.',
            referral_bonus: 'Ao mesmo tempo, para o cliente novo.',
            referral_cap_per_guest: 'Para que ninguém invente amigos.',
            referral_cap_per_staff: 'Sem um link assinado pelo amigo.',
            tier_window_days: 'Contas mais antigas já não seguram um cliente.',
            tier_grace_days: 'Tempo para voltar antes de cair de nível.',
            reserve_minutes: 'Depois os pontos voltam sozinhos.',
            grant_daily_cap:
              'Por pessoa, não importa o que retire nesse meio-tempo.'
          },
          earn_on_reversible:
            'Dinheiro que pode ser estornado também dá pontos',
          reversible_on:
            'Pagamentos com cartão pelo LNbits dão pontos. Se o titular do cartão estornar, você reembolsa a conta aqui.',
          reversible_off: 'Pagamentos com cartão pelo LNbits não dão nada.',
          proof: 'Como os clientes mostram que são eles: veja Configurações'
        },
        preview: {
          title: 'O que teria acontecido',
          about: 'As contas pagas, pela regra deste formulário. Nada muda.',
          when: 'Período',
          days: 'os últimos {n} dias',
          look: 'Ver',
          none: 'Nenhuma conta nesse período. Escolha um mais longo.',
          same: 'A mesma quantidade de pontos.',
          more: '1 ponto a mais. | 1 ponto a mais. | {n} pontos a mais.',
          fewer: '1 ponto a menos. | 1 ponto a menos. | {n} pontos a menos.',
          owe_same: 'Você deveria o mesmo que agora.',
          owe_more:
            'Você deveria 1 ponto a mais. | Você deveria 1 ponto a mais. | Você deveria {n} pontos a mais.',
          owe_less:
            'Você deveria 1 ponto a menos. | Você deveria 1 ponto a menos. | Você deveria {n} pontos a menos.',
          worth: 'São até {sats}.',
          bills: 'Contas',
          then: 'Pontos que deram',
          now: 'Pontos que teriam dado',
          cards: 'Cartões que seriam diferentes',
          of: '{n} de {all}',
          period: 'De {from} a {to}.',
          how: 'Cada conta mantém seu valor, sua cotação, seu nível, sua campanha e seus reembolsos. O que os clientes usaram e o que venceu fica como foi.'
        },
        history: {
          title: 'Como eram as configurações',
          you: 'Você',
          owner: 'O dono',
          first: 'O programa começou.',
          change: '{what}: {before} → {after}',
          nothing: 'nenhum',
          yes: 'sim',
          no: 'não',
          days: '{n} dias',
          more: 'Mostrar mais',
          field: {
            name: 'Nome',
            is_enabled: 'As contas dão pontos',
            earn_by: 'O que dá pontos',
            earn_points: 'Pontos',
            earn_per_sats: 'A cada',
            earn_per_minor: 'A cada',
            currency: 'Contado em',
            earn_category: 'Quais itens',
            min_spend_sats: 'Menor conta que dá pontos',
            welcome_points: 'Pontos por uma primeira conta paga',
            expiry_mode: 'Quando os pontos vencem',
            expiry_months: 'Meses até os pontos vencerem',
            deficit_policy: 'Reembolsos além dos pontos de um cartão',
            claim_window_days: 'Prazo para guardar pontos de um recibo',
            refund_window_days: 'Prazo para reembolsos',
            tier_basis: 'Os clientes sobem de nível por',
            tier_window_days: 'As contas contam para um nível por',
            tier_grace_days: 'Um nível perdido ainda dura',
            proof_policy: 'Como os clientes mostram que são eles',
            max_giveback_bp: 'Máximo a devolver de uma conta',
            grant_daily_cap: 'Máximo dado à mão por dia',
            newcomer_daily_points: 'Máximo para clientes novos por dia',
            newcomer_cap_per_staff:
              'Máximo para clientes novos por pessoa da equipe',
            old_card_points: 'Máximo de um cartão de papel antigo',
            referral_points: 'Pontos por trazer um amigo',
            referral_bonus: 'Pontos para o amigo',
            referral_cap_per_guest: 'Amigos de um cliente por dia',
            referral_cap_per_staff:
              'Amigos que uma pessoa da equipe anota por dia',
            visit_points: 'Pontos por um cartão de outro local',
            visit_daily_points: 'Máximo desses pontos por dia',
            visit_tier_days: 'Dias que dura um nível por outro local',
            visit_fresh_days: 'Dias que um cartão mostrado pode ter',
            publish_events: 'Os movimentos de pontos são publicados',
            earn_on_reversible: 'Dinheiro que pode ser estornado dá pontos',
            reserve_minutes: 'Minutos que um prêmio espera',
            claims_per_day: 'Recibos que um cliente guarda por dia',
            accept_cash: 'A equipe fecha contas em dinheiro ou cartão',
            earn_on_cash: 'Contas em dinheiro ou cartão dão pontos',
            cash_daily_sats: 'Máximo com que o dinheiro dá pontos por dia'
          },
          choice: {
            earn_by: {spend: 'o que se gasta', visit: 'visitas', item: 'itens'},
            expiry_mode: {
              none: 'nunca',
              months: 'alguns meses depois de chegar',
              year_end: 'com o ano',
              inactivity: 'quando um cliente some'
            },
            deficit_policy: {
              carry: 'as próximas visitas compensam',
              forgive: 'perdoar'
            },
            tier_basis: {
              points: 'pontos juntados',
              spent: 'sats gastos',
              visits: 'visitas'
            }
          },
          proof: {
            remembered: 'uma vez por conta',
            every_time: 'toda vez',
            staff: 'a equipe pode responder'
          }
        }
      },
      community: {
        title: 'A comunidade',
        about: 'O que vale em todos os locais deste servidor.',
        admins_only: 'Esta página é para admins deste LNbits.',
        tabs: {
          places: 'Lugares',
          partners: 'Rede',
          economics: 'Economia',
          offers: 'Ofertas',
          badges: 'Insígnias',
          health: 'Saúde',
          settings: 'Configurações'
        },
        offers: {
          title: 'Ofertas a todos os locais',
          about: 'Valem onde um local entra, dentro dos limites dele.',
          none: 'Nenhuma oferta ainda. Faça uma, e todos os locais podem entrar.',
          add: 'Fazer uma oferta',
          partners:
            'Nenhum local entrou | 1 local entrou | {n} locais entraram',
          who: 'Quem entrou em {name}',
          since: 'desde {day}',
          cap: 'no máximo {sats} por conta',
          budget: '{sats} ao todo'
        },
        curators: {
          title: 'Quem ajuda',
          about:
            'Cuidam de ofertas, insígnias e lugares com sua chave Nostr e não mudam configurações.',
          none: 'Ninguém ainda: só os admins deste LNbits cuidam da comunidade.',
          add: 'Deixar alguém ajudar',
          key: 'A chave Nostr da pessoa',
          key_hint: 'Começa com npub1',
          name: 'Nome',
          name_hint: 'Para você saber quem foi',
          added: '{name} pode ajudar a partir de agora',
          remove: 'Remover {name}',
          remove_title: 'Remover {name}?',
          remove_words: 'Não pode fazer mais nada. O que fez fica.',
          removed: '{name} foi removido'
        },
        relays: {
          title: 'Onde as insígnias são procuradas',
          about: 'Em todos os locais, além dos relays de cada um.',
          none: 'Nenhum relay ainda. As insígnias de outros são procuradas onde cada local diz.',
          remove_words: 'As insígnias não são mais procuradas em {relay}.'
        }
      },
      discounts: {
        title: 'Descontos',
        about:
          'O que tira algo de uma conta, e para quem. O melhor é usado sozinho.',
        none: 'Nenhum desconto ainda. Clientes com uma insígnia, um nível ou uma visita ao vizinho podem pagar menos aqui.',
        add: 'Adicionar um desconto',
        add_first: 'Adicionar o primeiro desconto',
        edit: 'Mudar {name}',
        end: 'Tirar {name}',
        end_title: 'Tirar {name}?',
        end_words:
          'Ninguém o recebe a partir de agora. O que foi prometido a clientes vale por dez minutos.',
        end_act: 'Tirar',
        ended: '{name} acabou',
        active: '{name} vale',
        state: {coming: 'por vir', over: 'acabou', paused: 'pausado'},
        much: {percentage: '{n}%', cashback: '{n}% de volta'},
        kinds: {
          percentage: 'Por cento a menos',
          fixed: 'Sats a menos',
          cashback: 'Por cento de volta em sats'
        },
        whos: {
          everybody: 'Todos',
          badge: 'Clientes com uma insígnia',
          tier: 'Clientes de um nível',
          partner: 'Clientes que estiveram em outro local'
        },
        with_badge: 'com a insígnia {badge}',
        with_tier: 'a partir de {tier}',
        at_partner: 'depois de uma conta em outro local em {days} dias',
        everybody: 'para todos',
        from_sats: 'a partir de {sats}',
        times: '{n} vezes cada',
        until: 'até {day}',
        with_others: 'junto com outros',
        given: 'Usado {n} vezes, {sats} dados.',
        of_budget: '{sats} para dar.',
        spent: '{sats} dados.',
        not_used: 'Ainda não usado.',
        name: 'Para que é',
        name_hint: 'Os clientes veem isto na conta.',
        kind: 'O que recebem',
        value: 'Quanto',
        value_needed: 'Mais que 0 e no máximo 100%.',
        who: 'Quem recebe',
        badge: 'Insígnia',
        badge_hint:
          'As insígnias que contam aqui estão na sua lista de insígnias.',
        tier: 'A partir deste nível',
        tier_hint: 'Níveis mais altos também recebem.',
        partner_days: 'Em quantos dias',
        minimum: 'Para contas a partir de',
        limits: 'Limites',
        cap: 'Máximo por conta',
        no_cap: 'Vazio: tanto quanto der',
        limit: 'Quantas vezes cada cliente pode usar',
        no_limit: 'Vazio: sempre que vierem',
        budget: 'O que você dá ao todo',
        no_budget: 'Vazio: sem fim',
        ends: 'Termina',
        ends_never: 'Quando você terminar',
        stackable: 'Junto com outros descontos que permitem',
        reach: '{n} de {of} clientes receberiam.',
        reach_few: 'Menos de {n} clientes receberiam.',
        overlaps: 'Alguns deles também recebem: {names}.',
        community: 'comunidade',
        offers: 'Ofertas da comunidade',
        offers_about: 'Valem onde um local entra, dentro dos limites dele.',
        join: 'Entrar',
        join_it: 'Entrar em {name}',
        joined: '{name} vale aqui agora',
        leave: 'Sair',
        leave_it: 'Sair de {name}',
        leave_title: 'Sair de {name}?'
      },
      campaigns: {
        title: 'Campanhas',
        about: 'Por um tempo, ou em certas horas, as contas dão mais.',
        none: 'Nenhuma campanha ainda. Uma happy hour enche noites calmas: as contas pagas nela dão mais.',
        add: 'Adicionar uma campanha',
        add_first: 'Adicionar a primeira campanha',
        edit: 'Mudar {name}',
        end: 'Terminar {name}',
        end_title: 'Terminar {name}?',
        end_words:
          'Contas pagas a partir de agora dão o de sempre. O que ela deu fica dado.',
        end_act: 'Terminar campanha',
        ended: '{name} acabou',
        state: {coming: 'por vir', over: 'acabou'},
        points: '{times} pontos',
        every_day: 'todos os dias',
        all_day: 'o dia todo',
        hours: '{from}–{to}',
        from: 'a partir de {from}',
        to: 'até {to}',
        from_to: '{from} a {to}',
        name: 'Nome',
        times: 'Os pontos são multiplicados por',
        times_needed: 'Um número de 1 a {most}, por favor.',
        weekdays: 'Em quais dias',
        any_day: 'Todos os dias.',
        these_days: 'Só nestes dias.',
        all_day_long: 'O dia todo',
        from_hour: 'De',
        to_hour: 'Até',
        over_midnight: 'Passa da meia-noite',
        other_hour: 'Outra hora, por favor.',
        starts: 'Começa',
        starts_now: 'Já',
        ends: 'Termina',
        ends_never: 'Quando você terminar',
        later_needed: 'Tem que terminar depois de começar.',
        from_now:
          'Vale desde o momento em que você salva; são {now} em {zone}. Contas já pagas ficam como estão.',
        calendar: 'Calendário de campanhas',
        view: {week: 'Semana', month: 'Mês'},
        before: 'Antes',
        after: 'Depois',
        today: 'Hoje',
        nothing: 'Nada a mais',
        best: 'Onde várias valem ao mesmo tempo, conta a melhor. Horas em {zone}.'
      },
      rewards: {
        about:
          'O que os clientes recebem por seus pontos, na ordem em que veem.',
        none: 'Nenhum prêmio ainda. Os pontos valem algo quando compram algo: comece com um café grátis.',
        add: 'Adicionar um prêmio',
        add_first: 'Adicionar o primeiro prêmio',
        edit: 'Mudar {name}',
        more: 'Mais sobre {name}',
        up: 'Subir {name}',
        down: 'Descer {name}',
        now_at: '{name} agora é o número {n}',
        retired: 'Arquivado',
        retire: 'Arquivar',
        retire_hint: 'Ninguém mais o recebe. Você pode trazê-lo de volta.',
        bring_back: 'Trazer de volta',
        is_retired: '{name} foi arquivado',
        is_back: '{name} voltou',
        delete: 'Excluir',
        delete_title: 'Excluir {name}?',
        delete_words:
          'Ninguém mais o recebe. O que os clientes já pediram ainda pode ser entregue.',
        delete_act: 'Excluir',
        deleted: '{name} foi excluído',
        name: 'Nome',
        what: 'O que é',
        kind: {
          free_item: 'Algo grátis',
          percent_off: 'Por cento de uma conta',
          sats_off: 'Sats de uma conta',
          amount_off_minor: 'Dinheiro de uma conta',
          sats_payout: 'Sats pagos',
          priority: 'Prioridade'
        },
        kind_hint: {
          free_item: 'Um prato ou uma bebida, custe o que custar.',
          percent_off: 'Do que resta da conta, sem a gorjeta.',
          sats_off: 'Nunca mais que a conta.',
          amount_off_minor: 'Nunca mais que a conta.',
          sats_payout:
            'Fica em espera de envio: os repasses ainda não foram ligados.',
          priority: 'O cliente é marcado para a equipe.'
        },
        is: {
          free_item: 'grátis',
          percent_off: '{amount} a menos na conta',
          sats_off: '{amount} a menos na conta',
          amount_off_minor: '{amount} a menos na conta',
          sats_payout: '{amount} pagos',
          priority: 'prioridade'
        },
        cost: 'Custa ao cliente',
        value: {
          percent_off: 'A menos na conta',
          sats_off: 'A menos na conta',
          amount_off_minor: 'A menos na conta',
          sats_payout: 'Pago'
        },
        value_needed: 'Um valor acima de zero, por favor.',
        percent_needed: 'De 0,01 a 100, com no máximo duas casas decimais.',
        cost_sats: 'Custa a você',
        cost_sats_hint: 'O que custa a você dar um. Só você vê.',
        costs_you: 'Custa a você {sats}.',
        costs_of_bill: 'De uma conta de {bill}, custa a você {sats}.',
        costs_nothing: 'Não custa nada além de atenção.',
        cost_unknown: 'Diga quanto custa para ver o que você devolve.',
        spends: 'Um cliente gasta {sats} por ele.',
        gives_back: 'Um cliente gasta {sats} por ele: você devolve {percent}%.',
        who: 'Para quem',
        everybody: 'Todos os clientes',
        for_tier: '{tier} e acima',
        stock: 'Quantos há',
        per_customer: 'Quantos por cliente',
        no_end: 'Vazio: sem limite',
        valid_from: 'De',
        valid_until: 'Até',
        left: 'acabou | resta 1 | restam {n}',
        each: 'um cada | um cada | {n} cada',
        from: 'desde {when}',
        until: 'até {when}',
        picture: {
          label: 'Imagem',
          hint: 'Opcional. Um endereço que começa com https:// ou uma imagem no LNbits.',
          address_needed: 'Um endereço que comece com https://, por favor.',
          shown: 'A imagem neste endereço',
          broken: 'Não há imagem neste endereço'
        }
      },
      example: {
        title: 'O que os clientes recebem',
        bill: 'Conta',
        everybody: 'Pontos',
        tier: '{tier} multiplica os pontos por {times}.',
        incomplete: 'Preencha os valores para ver um exemplo.'
      },
      advanced: {
        title: 'Avançado: prazos',
        claim: 'Prazo para guardar pontos de um recibo',
        claim_hint: 'Depois disso, os pontos em espera terminam.',
        refund: 'Prazo para reembolsar retirando pontos',
        refund_hint: 'Reembolsos mais tarde deixam os pontos com o cliente.',
        deficit: 'Se um reembolso tira mais pontos do que o cartão tem',
        deficit_policy: {
          carry: 'As próximas visitas compensam',
          forgive: 'Perdoar'
        },
        deficit_hint: {
          carry: 'O cartão fica abaixo de zero até o cliente juntar de novo.',
          forgive: 'O cartão para em zero. Você assume o resto.'
        },
        giveback: 'Máximo a devolver de uma conta',
        giveback_hint: 'Descontos e prêmios juntos nunca passam disso.',
        percent_needed: 'Um número de 0 a 100, por favor.',
        claims: 'Recibos que um cliente pode guardar por dia',
        claims_hint: 'Em todos os locais deste servidor juntos.',
        cash: 'A equipe pode fechar contas em dinheiro ou cartão',
        cash_earns: 'Essas contas também dão pontos',
        cash_cap: 'Máximo com que dão pontos, por pessoa da equipe e por dia',
        cash_hint: 'Além disso a conta vale como visita e não dá nada.'
      },
      tiers: {
        about: {
          points:
            'Os clientes sobem por pontos juntados. Pontos usados continuam contando.',
          spent: 'Os clientes sobem por sats gastos.',
          visits: 'Os clientes sobem por visitas.'
        },
        none: 'Nenhum nível ainda. Com níveis, os frequentes ganham mais rápido e têm vantagens.',
        add: 'Adicionar um nível',
        add_first: 'Adicionar o primeiro nível',
        edit: 'Editar {tier}',
        delete: 'Excluir {tier}',
        from: 'A partir de {amount}',
        from_start: 'Desde a primeira visita',
        times: '{times} pontos',
        name: 'Nome',
        threshold: 'Começa em',
        threshold_hint: 'Todos os clientes começam aqui.',
        unit: {points: 'pontos', spent: 'sats gastos', visits: 'visitas'},
        multiplier: 'Os pontos são multiplicados por',
        same: 'Tantos pontos como sem nível.',
        example: 'Em vez de {base} pontos, o cliente ganha {points}.',
        times_needed: 'Um número de 0 a {most}, por favor.',
        color: 'Cor',
        color_code: 'Código da cor',
        color_needed: 'Um código como #b8860b, por favor.',
        unseen: {
          light: 'Difícil de ver em uma página clara. Escolha uma mais escura.',
          dark: 'Difícil de ver em uma página escura. Escolha uma mais clara.'
        },
        badge: 'Insígnia',
        badge_hint: 'Opcional. Um endereço https:// ou uma imagem no LNbits.',
        nameless: 'Novo nível',
        order: 'A ordem segue onde cada um começa.',
        card: {guest: 'Ana', label: 'Um cartão de cliente com o nível {tier}'},
        perks: 'Vantagens',
        perks_hint: 'Uma por linha, como: Melhor mesa.',
        served_first: 'Seus pedidos ficam no topo',
        fewer: 'No máximo {n} vantagens, por favor.',
        delete_title: 'Excluir {tier}?',
        delete_act: 'Excluir',
        fall_to: 'Seus clientes caem para {tier} na hora. Os pontos ficam.',
        fall_out: 'Seus clientes ficam sem nível. Os pontos ficam.',
        deleted: '{tier} foi excluído'
      },
      color: {
        bronze: 'Bronze',
        silver: 'Prata',
        gold: 'Ouro',
        green: 'Verde',
        teal: 'Verde-azulado',
        blue: 'Azul',
        violet: 'Violeta',
        pink: 'Rosa',
        red: 'Vermelho',
        own: 'Como estava'
      },
      category: {
        restaurant: 'Restaurante',
        bar: 'Bar',
        retail: 'Loja',
        services: 'Serviços',
        tech: 'Tecnologia',
        entertainment: 'Entretenimento',
        health: 'Saúde e beleza',
        education: 'Educação',
        travel: 'Viagem',
        other: 'Outra coisa'
      },
      firstrun: {
        open: 'Preparar: mesas, cartões, verificações',
        half_way: 'Seu programa não foi preparado até o fim.',
        go_on: 'Continuar',
        step: 'Passo {n} de {of}',
        back: 'Um passo atrás',
        later: 'Mais tarde',
        next: 'Seguinte',
        stamps: 'nenhum carimbo | 1 carimbo | {n} carimbos',
        points: 'nenhum ponto | 1 ponto | {n} pontos',
        place: {
          title: 'Pontos a cada visita',
          another: 'Outro local',
          about:
            'Diga qual local é; cada conta paga à carteira dele passa a dar pontos.',
          wallet: 'Carteira que recebe as contas',
          wallet_hint: 'Contas pagas antes de agora não dão pontos.',
          no_wallet:
            'Você ainda não tem uma carteira própria: adicione uma no LNbits.'
        },
        offer: {
          title: 'O que os clientes ganham?',
          about: 'Escolha o mais parecido; todo número pode ser mudado.'
        },
        presets: {
          stamps: {
            title: '10º café grátis',
            words: 'Um carimbo a cada visita. Nove deles são um café grátis.',
            why: 'O máximo é para um cliente que só paga um café por vez.'
          },
          points: {
            title: 'Pontos com Bronze, Prata e Ouro',
            words:
              '1 ponto a cada 1.000 sats, três prêmios e mais pontos para os frequentes.',
            why: 'O máximo é para um cliente Ouro: seus pontos são multiplicados por 1,25.'
          },
          sats: {
            title: '3% de volta em sats',
            words: 'Um ponto é um sat, e 1.000 deles saem de uma conta futura.',
            why: 'Os clientes os usam em uma conta. Pagar sats nas carteiras deles virá quando os sats de volta puderem ser ligados aqui; até lá isso não é prometido a ninguém.'
          }
        },
        names: {
          coffee: 'Café',
          free_coffee: 'Café grátis',
          free_dessert: 'Sobremesa grátis',
          free_lunch: 'Almoço grátis',
          sats_off: '{n} sats a menos',
          bronze: 'Bronze',
          silver: 'Prata',
          gold: 'Ouro'
        },
        preview: {
          title: 'O que dá e quanto custa',
          about:
            'Mude os números até ficarem como você quer; os clientes não veem custos.',
          earns: 'Uma conta de {bill} sats dá {points}.',
          earns_items: 'Uma conta de {bill} sats de cafés dá {points}.',
          costs: '{name} por {points}: custa a você {sats}.',
          share: '{percent} do que se gastou por isso.',
          gives: 'Você devolve {to} do que os clientes gastam.',
          gives_between: 'Você devolve entre {from} e {to}.',
          by: 'O que dá um carimbo',
          by_visit: 'Um carimbo a cada visita, uma vez por dia',
          by_item: 'Um carimbo por café na conta (entra no seu cardápio)',
          every: 'Grátis é um a cada',
          every_hint: '10: nove carimbos, e o décimo é grátis',
          price: 'Você o vende por',
          price_coffee: 'Preço de um café',
          paper:
            'A equipe pode passar até {n} carimbos de um cartão de papel antigo, uma vez',
          percent: 'De volta em cada conta',
          percent_needed: 'De 0,1 a 50, com uma casa decimal, por favor.',
          off: 'Usado em passos de',
          per: 'Um ponto a cada',
          act: 'Começar com isto',
          done: 'As contas passam a dar pontos assim'
        },
        tables: {
          title: 'Quantas mesas?',
          about:
            'Cada uma recebe um código para os clientes lerem e um cartãozinho para imprimir.',
          count: 'Mesas',
          count_needed:
            'De 1 a {n}, por favor. Mais podem ser adicionadas depois.',
          make: 'Fazer os códigos',
          none: 'Nenhuma mesa',
          there:
            'Nenhuma mesa tem código | 1 mesa tem código | {n} mesas têm código'
        },
        cards: {
          title: 'Clientes sem telefone?',
          about: 'Dez cartões em uma folha, para quem gosta de papel.'
        },
        check: {
          title: 'Pronto para o primeiro cliente',
          about: 'Esta lista se marca sozinha; nada nela impede você.',
          open: 'Tudo pronto | 1 coisa a ver | {n} coisas a ver',
          done: 'Pronto',
          todo: 'A ver',
          charge: 'Cobrar a primeira conta',
          finish: 'Para seu programa'
        },
        checks: {
          https: {
            title: 'Endereço seguro (https)',
            https: 'Os telefones dos clientes confiam neste endereço.',
            http: 'Sem ele os telefones não guardam cartão nem abrem a câmera. Ponha um proxy com certificado na frente do LNbits.'
          },
          reachable: {
            title: 'Acessível de fora',
            public: 'Os códigos levam a {address}.',
            private:
              'Só telefones da sua própria rede chegam a {address}. Ponha em LNBITS_BASEURL um endereço da internet.',
            loopback:
              '{address} é este próprio computador: nenhum telefone chega lá. Ponha em LNBITS_BASEURL o endereço que os clientes usam.',
            unset: 'Ponha em LNBITS_BASEURL o endereço que os clientes usam.',
            elsewhere:
              'Você veio por {here}, mas os códigos levam a {address}. Use esse, ou ponha o seu em LNBITS_BASEURL.'
          },
          price: {
            title: 'Cotação da sua moeda',
            no_currency: 'Tudo está em sats: não é preciso.',
            live: 'É conhecida, neste momento.',
            kept: 'Serve a última conhecida, de hoje. As fontes de preço não respondem agora.',
            none: 'Não dá para fazer contas nessa moeda. Ligue uma fonte de preço nas configurações do LNbits ou cobre em sats.'
          },
          audit: {
            title: 'As chaves dos clientes ficam fora do registro do servidor',
            left_out: 'O LNbits não guarda nenhuma.',
            kept: 'O LNbits as guarda por uma semana com as chamadas que falham. Nas configurações dele, em Audit, exclua o caminho /loyalty/.*'
          },
          clock: {
            title: 'Relógio',
            right: 'Este aparelho e o servidor estão de acordo.',
            off: 'Este aparelho e o servidor têm {n} segundos de diferença: as assinaturas dos clientes valem sessenta. Acerte os dois pela rede.'
          }
        }
      },
      paper: {
        title: 'Cartões em papel',
        about:
          'Dez em uma folha. A frente é lida no balcão; o verso um dia passa os pontos para um telefone.',
        make: 'Fazer dez cartões',
        again: 'Fazer mais dez',
        making: 'Fazendo o cartão {n} de {of}',
        print: 'Imprimir',
        ready:
          'Dez cartões estão prontos, só nesta página. Imprima antes de sair dela.',
        how: 'A4, frente e verso, virando pela borda longa, em tamanho real.',
        careful:
          'O verso é como dinheiro: quem o tem, tem os pontos. Ninguém pode imprimir o mesmo cartão de novo.',
        insecure: 'Seu navegador faz cartões só em um endereço seguro (https).',
        number: 'Cartão …{end}',
        show: 'Mostre este cartão ao pagar',
        keep: 'Pontos a cada visita. Sem telefone, sem app.',
        back_title: 'Tem um telefone afinal?',
        back_words: 'Leia isto e digite:',
        back_small:
          'Seus pontos vão para o telefone, uma vez. Não mostre este lado a ninguém.'
      },
      lists: {
        title: 'Avançado: listas e mudança',
        about: 'Trazer clientes, levar tudo ou mudar para outro servidor.',
        in_title: 'Trazer clientes de uma lista',
        in_about:
          'Um arquivo CSV cuja primeira linha indica as colunas customer_pubkey e points; nickname, reason e row_id podem estar nele. Primeiro ele é visto, e nada é dado. Cada linha conta uma só vez: o mesmo arquivo de novo não muda nada.',
        choose: 'Escolher um arquivo CSV',
        counts:
          'Nada nele pode ser aceito | 1 linha com {points} pontos | {n} linhas com {points} pontos',
        unread: 'Colunas deixadas de fora: {columns}.',
        errors: '{n} linhas não podem ser aceitas:',
        line: 'Linha {line}: {detail}',
        take: 'Dar {points} pontos',
        busy: '{percent}% feito',
        done: 'Nada era novo. | 1 linha era nova. {wrong} não puderam ser aceitas. | {n} linhas eram novas. {wrong} não puderam ser aceitas.',
        out_title: 'Levar tudo',
        out_about:
          'Os clientes como lista que pode ser trazida de novo, e tudo o que há em um só arquivo: clientes, histórico, contas, configurações.',
        customers: 'Clientes (CSV)',
        everything: 'Tudo (ZIP)'
      },
      moving: {
        away_title: 'Mudar este programa para outro servidor',
        away_about:
          'Cartões, histórico, níveis, prêmios e locais vão juntos em um arquivo, e lá se confere que estão certos. Aqui nada mais é ganho ou usado a partir desse segundo, para sempre: ninguém pode usar os mesmos pontos duas vezes.',
        goes: 'Vão {cards} cartões com {events} registros e {points} pontos.',
        stay: 'Isto fica aqui:',
        stays: {
          bills:
            'nenhuma conta | 1 conta e seu recibo | {n} contas e seus recibos',
          unclaimed_receipts:
            'nenhum | 1 recibo cujos pontos ninguém guardou | {n} recibos cujos pontos ninguém guardou',
          open_vouchers: 'nenhum | 1 vale aberto | {n} vales abertos',
          sats_owed:
            'nenhum | sats ainda devidos, uma vez | sats ainda devidos, {n} vezes',
          staff: 'ninguém | 1 pessoa da equipe | {n} pessoas da equipe',
          links_and_keys:
            'nenhum | 1 link ou chave: faça de novo lá | {n} links e chaves: faça de novo lá',
          tables:
            'nenhuma | 1 mesa: imprima o código de novo | {n} mesas: imprima os códigos de novo',
          nostr_keys:
            'nenhuma | a chave Nostr do programa: salve antes | {n} chaves Nostr: salve antes',
          discount_rules: 'nenhum | 1 desconto | {n} descontos',
          reviews: 'nenhuma | 1 avaliação | {n} avaliações'
        },
        reserved:
          'nenhum | 1 prêmio está reservado. Entregue ou cancele antes. | {n} prêmios estão reservados. Entregue ou cancele antes.',
        away_act: 'Mudar',
        confirm_title: 'Mudar para sempre?',
        confirm_words:
          'Você recebe o arquivo ao confirmar. Traga-o no outro servidor: até lá seus clientes não têm pontos em lugar nenhum. Este servidor não os devolve.',
        moved: 'Este programa se mudou em {day}. Nada mais é ganho aqui.',
        again: 'Salvar o arquivo de novo',
        here_title: 'Trazer um programa para cá',
        here_about:
          'O arquivo que outro servidor deu a você. Cada cartão nele é conferido antes; seus locais vêm para esta carteira. Entra tudo, ou nada.',
        choose: 'Escolher o arquivo',
        here_act: 'Trazer para cá',
        arrived: '{names}: {cards} cartões com {points} pontos estão aqui.',
        is_here: 'O programa está aqui'
      },
      health: {
        status: {
          ok: 'Tudo bem.',
          warning: 'Algo precisa de atenção.',
          trouble: 'Algo está errado.'
        },
        states: {ok: 'bem', warning: 'precisa de atenção', trouble: 'errado'},
        version: 'Versão {version}',
        failed: 'Esta parte não pôde ser consultada. O registro diz por quê.',
        not_yet: 'ainda não',
        about:
          'Visto a cada 15 segundos. O Prometheus lê o mesmo: veja o guia de operação.',
        parts: {
          listener: 'Pagamentos ao chegar',
          reconciliation: 'Cada pagamento contado',
          sweeps: 'O que venceu',
          outbox: 'Em espera de envio ao Nostr',
          payouts: 'Sats para clientes',
          chains: 'Cartões que conferem',
          jobs: 'Trabalhos longos',
          webhooks: 'Esperando outros programas',
          database: 'Espaço em disco'
        },
        figures: {
          listening: 'ouvindo',
          waiting: 'esperando',
          behind_seconds: 'segundos de atraso',
          stuck: 'ainda não julgados',
          oldest_seconds: 'mais antigo, em segundos',
          ago_seconds: 'segundos atrás',
          failing: 'falhando',
          failures: 'falhas seguidas',
          to_sign: 'por assinar',
          given_up: 'abandonados',
          unknown: 'ninguém sabe se foram pagos',
          failed: 'falharam',
          pending: 'por pagar',
          other: 'a caminho',
          not_genuine: 'não autênticos',
          wrong_books: 'não somam',
          checked_long_ago: 'conferidos há mais de um mês',
          never_checked: 'nunca conferidos',
          running: 'em andamento',
          stopped: 'parados',
          bytes: 'tamanho'
        }
      },
      venue: {
        place: 'O local',
        contact: 'Contato',
        name: 'Nome',
        category: 'Tipo de local',
        timezone: 'Fuso horário',
        timezone_hint: 'Lá são {time} agora.',
        no_zone:
          'Não existe esse fuso. Procure uma cidade grande perto de você.',
        day_start: 'O dia começa às',
        day_start_hint: 'Contas anteriores pertencem à noite anterior.',
        currency: 'Moeda',
        currency_hint: 'Opcional. Sem uma, tudo é em sats.',
        no_currency: 'Este servidor não tem preço para ela.',
        mode: 'Fidelidade',
        modes: {
          full: 'Ligada: as contas dão pontos',
          bistro: 'Desligada: cobrar e acompanhar pedidos',
          bar: 'Desligada: só cobrar'
        },
        mode_hint: {
          full: 'Os clientes veem seus cartões aqui.',
          bistro:
            'Os cartões ficam ocultos, não apagados. Contas pagas nesse tempo nunca dão pontos.',
          bar: 'Os cartões ficam ocultos, não apagados. Contas pagas nesse tempo nunca dão pontos.'
        },
        description: 'Descrição',
        address: 'Endereço',
        city: 'Cidade',
        country: 'País',
        country_hint: 'Duas letras, como BR',
        phone: 'Telefone',
        email: 'E-mail',
        website: 'Site',
        website_hint: 'Começa com https://',
        counts: 'Pagamentos que contam',
        counts_about:
          'Outras extensões deste servidor que recebem dinheiro nesta carteira. O que está ligado conta a partir de agora; sem nome, o cliente guarda os pontos pelo recibo.',
        adapters: {
          tpos: 'TPoS',
          tpos_cash: 'Dinheiro no TPoS',
          lnurlp: 'Endereços Lightning e zaps',
          nostrmarket: 'Mercado Nostr',
          restaurant: 'Pedidos de restaurante',
          webshop: 'Loja virtual',
          events: 'Ingressos de eventos',
          tabs: 'Comandas',
          satspay: 'SatsPay',
          paywall: 'Paywall',
          plain: 'Qualquer outra cobrança desta carteira'
        },
        adapter_hint: {
          tpos: 'Gorjetas não dão pontos. A chave de um cliente na nota do caixa o identifica.',
          tpos_cash:
            'Quem tem o link do caixa pode dizer que se pagou em dinheiro. Só dá pontos se o programa conta dinheiro que pode ser estornado.',
          lnurlp: 'Quem manda um zap ganha.',
          nostrmarket: 'Quem pede ganha.',
          restaurant: 'O cliente do pedido ganha.',
          webshop: 'Os clientes guardam seus pontos pelo recibo.',
          events: 'Os clientes guardam seus pontos pelo recibo.',
          tabs: 'Os clientes guardam seus pontos pelo recibo.',
          satspay: 'Os clientes guardam seus pontos pelo recibo.',
          paywall: 'Os clientes guardam seus pontos pelo recibo.',
          plain:
            'Também dinheiro que não é conta, como salários ou uma recarga de um amigo.'
        },
        external_ids: 'Seus nomes em outros programas',
        external_ids_hint: 'Um por linha, como tpos:abc',
        close: 'Fechar este local',
        close_about:
          'As contas deixam de dar pontos de vez. O que foi ganho fica registrado.',
        close_act: 'Fechar local',
        close_title: 'Fechar {name}?',
        close_words:
          'As contas não dão nada a partir deste momento, as chaves de seus aparelhos e programas param, e os clientes não veem mais seus cartões aqui. Isso não pode ser desfeito.',
        closed: '{name} foi fechado'
      },
      badges: {
        title: 'Insígnias',
        from: 'De {key}',
        remove: 'Remover',
        badges: {
          title: 'Insígnias de outros',
          about:
            'Uma insígnia desta lista conta aqui, seja quem for que a mostre. O que ela libera é definido por seus descontos.',
          none: 'Nenhuma insígnia de outros ainda. Adicione uma, e os clientes que a têm podem ganhar um desconto.',
          add: 'Adicionar uma insígnia',
          address: 'O endereço da insígnia',
          address_hint: 'Começa com naddr1 ou com 30009:',
          remove: 'Remover {name}',
          remove_title: 'Remover {name}?',
          remove_words:
            'A partir de agora não conta mais aqui, e descontos que a pedem não são dados.',
          added: '{name} conta a partir de agora',
          removed: '{name} foi removida'
        },
        issuers: {
          title: 'Emissores de confiança',
          about:
            'Todas as insígnias dessas pessoas contam aqui, também as que vierem.',
          none: 'Ninguém ainda. Confie só em quem você aceitaria todas as insígnias.',
          add: 'Confiar em um emissor',
          address: 'A chave Nostr da pessoa',
          address_hint: 'O app da pessoa mostra no perfil',
          remove: 'Remover {name}',
          remove_title: 'Deixar de confiar em {name}?',
          remove_words:
            'Essas insígnias não contam mais aqui, exceto as da lista acima.',
          added: 'Confia-se em {name} a partir de agora',
          removed: '{name} foi removida'
        },
        everywhere: {
          title: 'Insígnias que contam em toda parte',
          about:
            'Uma insígnia desta lista conta em todos os locais, seja quem for que a mostre. O que ela libera é definido pelos descontos.',
          none: 'Nenhuma insígnia ainda. Adicione uma, e ela conta em todos os locais.',
          add: 'Adicionar uma insígnia',
          address: 'O endereço da insígnia',
          address_hint: 'Começa com naddr1 ou com 30009:',
          remove: 'Remover {name}',
          remove_title: 'Remover {name}?',
          remove_words:
            'A partir de agora só conta onde um local a tem na própria lista.',
          added: '{name} conta a partir de agora',
          removed: '{name} foi removida'
        },
        issuers_everywhere: {
          title: 'Emissores de confiança em toda parte',
          about:
            'Todas as insígnias dessas pessoas contam em todos os locais, também as que vierem.',
          none: 'Ninguém ainda. Confie só em quem todos os locais aceitariam todas as insígnias.',
          add: 'Confiar em um emissor',
          address: 'A chave Nostr da pessoa',
          address_hint: 'O app da pessoa mostra no perfil',
          remove: 'Remover {name}',
          remove_title: 'Deixar de confiar em {name}?',
          remove_words: 'Essas insígnias contam só onde um local confia nelas.',
          added: 'Confia-se em {name} a partir de agora',
          removed: '{name} foi removida'
        },
        own: {
          title: 'Suas próprias insígnias',
          about:
            'Para amigos da casa, membros, ajudantes: dê uma à mão e deixe um desconto pedi-la. Os níveis têm insígnias próprias.',
          none: 'Nenhuma insígnia própria ainda. Faça uma e dê a quem quiser.',
          make: 'Fazer uma insígnia',
          name: 'Nome',
          description: 'Para que é',
          description_hint: 'Os clientes leem',
          image: 'Imagem',
          image_hint: 'Um endereço que começa com https://',
          made: '{name} está feita',
          holders: 'Ninguém a tem | 1 cliente a tem | {n} clientes a têm',
          see: 'Quem tem {name}',
          held: 'Quem tem {name}',
          nobody: 'Ninguém a tem ainda.',
          guest: 'Cliente',
          guest_hint: 'A chave Nostr, como o app do cliente a mostra',
          give: 'Dar',
          given: '{name} foi dada',
          take: 'Retirar',
          take_from: 'Retirar de {name}',
          taken: 'Retirada de {name}',
          since: 'desde {day}',
          end: 'Terminar {name}',
          end_title: 'Terminar {name}?',
          end_words:
            'Ninguém a tem agora. Não pode ser obtida de novo. | 1 cliente a perde. Não pode ser obtida de novo. | {n} clientes a perdem. Não pode ser obtida de novo.',
          end_act: 'Encerrar',
          ended: '{name} foi encerrada'
        },
        events: {
          title: 'Eventos que você patrocina',
          about:
            'No dia de um evento, um desconto pode valer para quem tem uma insígnia. Seu dia começa com seu dia de trabalho.',
          none: 'Nenhum evento ainda. Adicione um pelo endereço, e seu dia fica conhecido.',
          add: 'Adicionar um evento',
          address: 'O endereço do evento',
          address_hint: 'Começa com naddr1 ou com 31923:',
          today: 'Hoje',
          remove: 'Remover {name}',
          remove_title: 'Remover {name}?',
          remove_words: 'Descontos do seu dia não são mais dados.',
          added: '{name} foi adicionado',
          removed: '{name} foi removida'
        },
        where:
          'As insígnias de outros são procuradas nos relays de Configurações, Avançado: Nostr. Sem nenhum, contam só suas próprias insígnias e níveis.'
      },
      directory: {
        title: 'Diretório',
        about:
          'Como novos clientes encontram este local. Nome, endereço e contato têm cartões próprios aqui.',
        latitude: 'Latitude',
        longitude: 'Longitude',
        degrees_needed: 'Graus de -{n} a {n}, por favor.',
        pick: 'Escolher no mapa',
        pick_hint: 'Toque onde fica a porta.',
        no_map: 'O mapa não pode ser mostrado agora. Digite os números.',
        hours: 'Horário de funcionamento',
        hours_hint: 'Como Mo-Fr 08:00-20:00; Sa 09:00-14:00',
        hours_now: 'Agora: {words}',
        hours_unknown:
          'Ainda não dá para ler. Escreva como Mo-Fr 08:00-20:00; Sa 09:00-14:00',
        pay: 'Como os clientes pagam',
        lightning: 'Lightning',
        onchain: 'Bitcoin on-chain',
        pictures: 'Imagens',
        pictures_hint: 'Um endereço https:// por linha; o primeiro é a capa.',
        btcmap: 'Pôr no BTC Map',
        btcmap_words:
          'O BTC Map mostra o que o OpenStreetMap sabe. Copie estas etiquetas, ache seu local em openstreetmap.org e cole lá.',
        copy_tags: 'Copiar as etiquetas',
        standing: {
          draft: 'Fora do diretório. Peça à comunidade quando quiser.',
          unasked: 'Ainda fora do diretório. Peça à comunidade que o veja.',
          pending: 'A comunidade está vendo. Pedido: {day}.',
          approved: 'No diretório. Os clientes encontram este local.',
          rejected: 'Não foi aceito: {reason}',
          suspended: 'Retirado por enquanto: {reason}'
        },
        ask: 'Pedir para entrar na lista',
        ask_again: 'Pedir de novo',
        ask_words:
          'Alguém da comunidade vai ver. Tudo isto é opcional; mostra que você é quem diz.',
        domain: 'Domínio do seu site',
        domain_hint: 'Como example.com',
        osm_id: 'OpenStreetMap',
        osm_id_hint: 'Como node/123, ou seu endereço',
        nip05: 'Endereço Nostr',
        nip05_hint: 'Como shop@example.com; é verificado na hora',
        statement: 'Com suas palavras',
        statement_hint: 'Quem é você e como encontrá-lo',
        send: 'Enviar',
        open_page: 'Abrir a página',
        reviews: 'O que os clientes dizem',
        no_reviews:
          'Nenhuma avaliação ainda. Os clientes escrevem na sua página, depois de pagar aqui.',
        stars: 'nenhuma estrela | 1 estrela | {n} estrelas',
        reply: 'Responder',
        change_reply: 'Mudar a resposta',
        your_reply: 'Você: {words}',
        reply_hint: 'Todos leem. Vazio a retira.',
        reply_done: 'A resposta está lá',
        report: 'Denunciar',
        report_hint: 'O que há de errado; a comunidade lê.',
        report_done: 'A comunidade está vendo',
        in_words: 'Suas palavras',
        copy_link: 'Copiar o link'
      },
      network: {
        queue: 'Lugares para ver',
        show: 'Mostrar',
        shown: {
          pending: 'Esperando',
          changed: 'Mudaram desde que entraram',
          approved: 'No diretório',
          rejected: 'Não aceitos',
          suspended: 'Retirados'
        },
        none_waiting:
          'Ninguém espera. Os lugares que pedem para entrar aparecem aqui sozinhos.',
        none: 'Nada desse tipo.',
        asked: 'pedido: {day}',
        says: 'Dizem: {words}',
        because: 'Porque: {reason}',
        changed_since: 'Mudou desde então: {fields}',
        stale: 'Faz um ano que ninguém olha.',
        fields: {
          name: 'nome',
          address: 'endereço',
          city: 'cidade',
          country: 'país',
          latitude: 'latitude',
          longitude: 'longitude',
          osm_id: 'OpenStreetMap'
        },
        states: {holds: 'Confere', fails: 'Não confere', open: 'Não se sabe'},
        checks: {
          domain: {
            same_host: 'O domínio é o do site',
            other_host: 'O domínio não é o do site',
            no_website: 'Um domínio, mas sem site para comparar',
            not_shown: 'Nenhum domínio mostrado'
          },
          nip05: {
            matches: 'O endereço Nostr indica a chave',
            other_key: 'O endereço Nostr indica outra chave',
            no_answer: 'O endereço Nostr não respondeu',
            no_key: 'Um endereço Nostr, mas sem chave para comparar',
            not_shown: 'Nenhum endereço Nostr mostrado'
          },
          osm_id: {
            well_formed: 'Indica um lugar no OpenStreetMap',
            malformed: 'Não indica um lugar no OpenStreetMap',
            not_shown: 'Nenhum lugar do OpenStreetMap mostrado'
          },
          place: {
            address_and_point: 'Tem endereço e posição',
            point_only: 'Tem posição, mas não endereço',
            not_shown: 'Não tem posição'
          }
        },
        on_map: 'No OpenStreetMap',
        page: 'Ver a página',
        approve: 'Aceitar',
        again: 'Visto de novo',
        refuse: {rejected: 'Não aceitar', suspended: 'Retirar'},
        refuse_title: {
          rejected: 'Não aceitar {name}?',
          suspended: 'Retirar {name}?'
        },
        why: 'Por quê',
        why_hint: 'Eles leem.',
        done: {
          approved: '{name} está no diretório',
          rejected: '{name} não foi aceito',
          suspended: '{name} foi retirado'
        },
        partners: 'Parceiros',
        reviews: 'Avaliações denunciadas',
        no_reviews: 'Nenhuma avaliação foi denunciada.',
        reported: 'não denunciada | denunciada uma vez | denunciada {n} vezes',
        hide: 'Ocultar',
        hide_title: 'Ocultar esta avaliação?',
        hide_hint: 'Quem a escreveu lê isto.',
        hidden: 'A avaliação está oculta',
        show_again: 'Mostrar de novo',
        shown_again: 'A avaliação aparece de novo',
        partners_word: 'Parceiros',
        joined_word: 'Novos',
        too_few: 'Poucos para dizer',
        recent:
          'Lugares ativos, clientes e descontos são os dos últimos trinta dias.',
        figures: {
          partners: 'Parceiros',
          active: 'Com contas',
          waiting: 'Esperando',
          guests: 'Clientes com cartão',
          shared: 'Clientes em dois ou mais',
          discounts: 'Descontos dados'
        },
        growth: 'Como a rede cresce',
        growth_summary: 'Parceiros em doze meses: de {from} a {to}.',
        as_table: 'Como tabela',
        month: 'Mês',
        coverage: 'Onde há parceiros',
        no_partners:
          'Nenhum parceiro ainda. Quando um lugar entra, sua cidade aparece aqui.',
        no_city: 'Nenhuma cidade indicada',
        no_country: 'Nenhum país indicado',
        settings: 'Páginas públicas',
        settings_about: 'O que os clientes veem em {address}.',
        name: 'Nome da comunidade',
        name_hint: 'Fica acima da lista de lugares.',
        tile_url: 'Imagens do mapa',
        tile_url_hint:
          "Um endereço https:// com {'{z}'}, {'{x}'} e {'{y}'}. Vazio: sem mapa, só a lista.",
        attribution: 'Quem fez o mapa',
        attribution_hint: 'Aparece abaixo do mapa, como pede a licença.',
        use_osm: 'Usar OpenStreetMap',
        tile_warning:
          'Com um mapa, os navegadores dos clientes pedem imagens àquele servidor: ele vê o endereço deles e o que olham. Sem mapa, mais ninguém é consultado.'
      },
      tables: {
        title: 'Mesas',
        about:
          'Um código em cada mesa: os clientes o leem, e a equipe vê quem está onde. Os pontos vão para o cartão certo com um toque.',
        none: 'Nenhuma mesa ainda. Adicione, imprima os códigos e cole-os.',
        add: 'Adicionar mesas',
        names: 'Mesas',
        names_hint: 'Como: 1-12 ou: Bar, Terraço 1',
        too_many: 'No máximo {n} por vez, por favor.',
        copy: 'Copiar o link de {name}',
        remove: 'Remover {name}',
        remove_title: 'Remover {name}?',
        remove_words:
          'O código dela para de valer na hora. Uma mesa com o mesmo nome recebe um código novo.',
        remove_act: 'Remover',
        removed: '{name} foi removida',
        added: '1 mesa adicionada | {n} mesas adicionadas',
        print: 'Imprimir os códigos',
        print_hint: 'Um cartãozinho por mesa, no tamanho A6.',
        card_words: 'Pontos a cada visita. Leia. Sem app.',
        card_table: 'Mesa {n}'
      },
      used: {
        never: 'Ainda não usado',
        now: 'Usado agora mesmo',
        day: 'Último uso {day}'
      },
      links: {
        title: 'Links para aparelhos',
        about:
          'Um link abre os pedidos em um telefone ou tablet, sem nenhuma conta de acesso. Dê um a cada pessoa ou aparelho e encerre-o quando se perder ou sair.',
        none: 'Nenhum aparelho tem link.',
        make: 'Fazer um link',
        name: 'De quem, ou onde',
        name_hint: 'Como: Tablet do bar ou: Ana',
        role: 'Ele permite',
        roles: {
          waiter: 'Garçom: pedidos, contas, entregar prêmios',
          manager: 'Gerente: também clientes, números, reembolsos, pontos à mão'
        },
        role_short: {waiter: 'Garçom', manager: 'Gerente'},
        made_title: 'O link de {name}',
        once: 'Leia agora com esse aparelho ou copie. Não é mostrado de novo.',
        qr: 'O link em código QR',
        kept: 'Pronto, está aberto lá',
        end: 'Encerrar',
        end_title: 'Encerrar o link de {name}?',
        end_words:
          'O aparelho não vê mais nada a partir deste momento. Isso não pode ser desfeito.',
        end_act: 'Encerrar link',
        ended: 'O link de {name} foi encerrado'
      },
      staff: {
        people: 'Pessoas',
        people_about:
          'Quem trabalha aqui. Em um tablet compartilhado tocam nas suas iniciais, para que cada ato diga quem o fez.',
        people_none: 'Ninguém foi indicado ainda.',
        add: 'Adicionar uma pessoa',
        edit: 'Mudar {name}',
        initials: 'Iniciais',
        initials_needed: 'De uma a quatro letras, por favor.',
        person_name: 'Nome',
        pin: 'PIN',
        pin_hint:
          'Quatro dígitos. Pedido quando o cliente não está ali para confirmar.',
        pin_kept: 'Há um. Escreva outro para mudá-lo.',
        pin_needed: 'Quatro dígitos, por favor.',
        pin_none: 'Sem PIN',
        pin_some: 'Tem PIN',
        pin_drop: 'Tirar o PIN',
        card: 'O cartão próprio como cliente',
        card_hint:
          'Leia ou cole o código. Quem trabalha aqui não traz clientes novos e não ganha nada por isso.',
        card_kept: 'Há um. Não é mostrado; escreva outro para mudá-lo.',
        card_needed: 'Isso não é um cartão.',
        card_some: 'Tem cartão',
        card_drop: 'Tirar o cartão',
        leave: 'Tirar {name}',
        leave_title: 'Tirar {name} da equipe?',
        leave_words:
          'Não pode fazer mais nada, a partir deste momento. O que fez fica registrado.',
        leave_act: 'Tirar',
        left: '{name} saiu da equipe'
      },
      keys: {
        title: 'Chaves para outros programas',
        about:
          'Outra extensão ou um programa seu age por este local com uma chave, e só até onde você marcar. Dê uma a cada e encerre-a quando não a usar mais.',
        none: 'Nenhum programa tem chave.',
        make: 'Fazer uma chave',
        name: 'Para qual programa',
        name_hint: 'Como: TPoS do bar',
        may_title: 'Ele permite',
        may: {
          orders: 'Fazer contas',
          monitor: 'Ver pedidos e cartões',
          pos: 'Cobrar em um caixa',
          redeem: 'Entregar prêmios',
          read: 'Ler clientes e números',
          manage: 'Corrigir pontos e nomes',
          payout: 'Devolver sats',
          metrics: 'Ler os números do servidor inteiro'
        },
        means: {
          orders:
            'Informar contas que recebeu e perguntar quem é o cliente. A maioria das outras extensões só precisa disto.',
          monitor:
            'Acompanhar os pedidos, movê-los e ver o cartão de um cliente.',
          pos: 'Fazer e fechar contas e pôr clientes nelas.',
          redeem: 'Usar o prêmio de um cliente e retirá-lo.',
          read: 'Cada cliente, cada movimento de pontos, todos os relatórios.',
          manage:
            'Dar e tirar pontos à mão, anotar reembolsos, dar nome a clientes.',
          payout: 'Pagar sats devidos e enviar reembolsos em sats.'
        },
        since: 'desde {day}',
        made_title: '{name} está pronta',
        once: 'Leia ou copie para o programa agora. Não é mostrada de novo.',
        qr: 'A chave em código QR',
        kept: 'Pronto, está guardada',
        end: 'Encerrar',
        end_title: 'Terminar {name}?',
        end_words: 'Para de funcionar na hora. Isso não pode ser desfeito.',
        end_act: 'Encerrar chave',
        ended: '{name} parou de funcionar'
      },
      webhooks: {
        title: 'Avançado: webhooks',
        about:
          'Um programa seu, ou um app de entregas, fica sabendo na hora quando algo acontece aqui.',
        none: 'Ninguém fica sabendo ainda. Adicione o endereço de um programa que deva acompanhar este local.',
        add: 'Adicionar um webhook',
        change: 'Mudar o webhook',
        address: 'Endereço',
        address_hint: 'Como https://example.com/loyalty',
        name: 'Nome, se quiser',
        enabled: 'Ele fica sabendo do que acontece',
        events_title: 'Ele fica sabendo quando',
        events: {
          order_created: 'Uma conta é feita',
          order_paid: 'Uma conta é paga',
          order_status: 'A cozinha move um pedido',
          order_refunded: 'Uma conta é reembolsada',
          points_earned: 'Um cliente ganha pontos',
          points_redeemed: 'Um cliente usa pontos',
          points_granted: 'Pontos são dados',
          points_revoked: 'Pontos são retirados',
          points_expired: 'Pontos vencem',
          tier_changed: 'Um cliente chega a um nível ou o perde',
          review_posted: 'Um cliente deixa uma avaliação',
          ping: 'Um teste'
        },
        with_customers: 'Dizer qual cliente foi',
        with_customers_hint:
          'Sem isso, ninguém pode saber por aqui quem são seus clientes.',
        made_title: 'O webhook está pronto',
        once: 'Este segredo assina tudo o que é enviado. Copie-o para o programa agora: não é mostrado de novo.',
        qr: 'O segredo em código QR',
        kept: 'Pronto, está guardado',
        state: {
          ok: 'Tudo bem.',
          new: 'Ainda não ficou sabendo de nada.',
          failing: 'Não aceita o que lhe é dito. {reason}',
          off: 'Desligado.'
        },
        next: 'Próxima tentativa: {when}',
        waiting: '{n} esperando | 1 espera. | {n} esperam.',
        dead: '{n} abandonados | 1 foi abandonado. | {n} foram abandonados.',
        follows:
          'Não acompanha nada | Acompanha 1 coisa | Acompanha {n} coisas',
        try: 'Testar {name}',
        arrived: '{name} recebeu o teste',
        not_arrived: 'O teste não chegou. {reason}',
        edit: 'Mudar {name}',
        end: 'Remover {name}',
        end_title: 'Remover este webhook?',
        end_words:
          '{name} não fica sabendo de mais nada, e o que soube é esquecido.',
        end_act: 'Remover',
        ended: 'O webhook se foi',
        log: 'O que {name} soube',
        log_title: 'O que soube',
        log_none: 'Nada ainda. O que acontece aqui aparece sozinho.',
        states: {
          waiting: 'em espera de envio',
          sent: 'chegou',
          dead: 'abandonado'
        },
        tries: '{n} tentativas',
        replay: 'Enviar de novo: {event}',
        replayed: 'Está sendo enviado de novo',
        close: 'Fechar'
      },
      nostr: {
        title: 'Avançado: Nostr',
        about:
          'Com ele, os clientes podem mostrar um cartão que qualquer um confere, sem perguntar a você.',
        locked:
          'O segredo do servidor mudou, e a chave do programa não pode ser aberta. Nada é publicado; os pontos seguem como antes. Volte ao segredo antigo (AUTH_SECRET_KEY, de uma cópia de segurança) ou comece uma chave nova abaixo.',
        publish: {
          title: 'Publicar o programa',
          act: 'O programa pode ser visto no Nostr',
          relay_first:
            'Adicione um relay abaixo primeiro: não há para onde enviar.',
          is_on:
            'Qualquer um pode ler o nome, o que as contas dão e os níveis. Cada cartão sai lacrado: só seu cliente pode abri-lo.',
          is_off: 'Nada é publicado, exceto cartões cujos clientes pediram.',
          title_on: 'Publicar o programa?',
          act_on: 'Publicar',
          consequence_on:
            'Qualquer um pode então ler o nome, o que as contas dão e os níveis, para sempre. Cada cartão sai lacrado só para seu cliente; os relays veem que um cartão se moveu, e quando. O que foi publicado não pode ser chamado de volta.',
          title_off: 'Parar de publicar?',
          act_off: 'Parar de publicar',
          consequence_off:
            'Nada novo sai, exceto cartões cujos clientes pediram. O que foi publicado fica nos relays; pede-se a eles que apaguem os cartões, e talvez não apaguem.'
        },
        relays: {
          title: 'Relays',
          about:
            'Servidores que guardam o que você publica. Dois ou três bastam.',
          none: 'Nenhum relay ainda. Indique um, e o programa pode ser publicado.',
          add: 'Adicionar um relay',
          address: 'Endereço',
          address_hint: 'Como wss://relay.example.com',
          remove: 'Remover relay',
          remove_at: 'Remover {relay}',
          remove_title: 'Remover este relay?',
          remove_words:
            'Nada mais vai para {relay}. O que ele tem, ele guarda.',
          again_at: 'Tentar de novo em {relay}',
          again_all: 'Tentar todos de novo',
          retried:
            'Não havia nada para reenviar | Enviando 1 de novo | Enviando {n} de novo',
          new: 'Nada foi enviado lá ainda.',
          ok: 'Tudo chegou.',
          waiting:
            '{n} em espera de envio | 1 em espera de envio | {n} em espera de envio',
          paused: 'Pediu uma pausa.',
          failing:
            'Não responde. | Não responde. Tentado uma vez. | Não responde. Tentado {n} vezes.',
          dead: '{n} não aceitos | 1 não aceito. | {n} não aceitos.',
          reason: 'Motivo: {reason}',
          next: 'Próxima tentativa: {when}',
          last: 'Última chegada: {when}',
          of_guests: 'O relay de um cliente, não um dos seus.'
        },
        key: {
          title: 'A chave do programa',
          about:
            'Ela assina o que você publica. Quem conhece este nome pode conferir um cartão sem perguntar a você.',
          none: 'Ainda não há chave. Uma é feita quando você publica pela primeira vez.',
          copy: 'Copiar o nome',
          copy_one: 'Copiar {key}',
          export: 'Salvar uma cópia',
          rotate: 'Começar uma chave nova',
          rotate_title: 'Começar uma chave nova?',
          rotate_words:
            'A partir de agora a chave nova assina. O que a antiga assinou continua valendo, e cópias da antiga não podem assinar mais nada por você. Salve depois uma cópia da nova.',
          issuers: 'Chaves que assinaram',
          all: 'Desde o começo, ainda assina',
          since: 'Assina desde {from}',
          until: 'Até {until}',
          between: '{from} a {until}'
        },
        export: {
          title: 'Salvar uma cópia da chave',
          act: 'Fazer a cópia',
          about:
            'Uma cópia de segurança, ou um jeito de mudar para outro servidor. Quem tem a cópia e a senha pode assinar em nome do programa.',
          password: 'Senha',
          password_hint:
            'Ninguém pode abrir a cópia sem ela. Nós não a guardamos.',
          repeated: 'Senha de novo',
          longer: '{n} caracteres ou mais, por favor.',
          not_same: 'Essa não é a mesma senha.',
          ready: 'Sua cópia está pronta',
          careful: 'É mostrada só esta vez. Guarde-a longe da senha.',
          save: 'Salvar em arquivo',
          done: 'Já a tenho'
        },
        signer: {
          title: 'Assinar em outro lugar',
          about:
            'A chave está neste servidor. Um assinador seu pode guardá-la no lugar dele.',
          is_remote: 'Um assinador seu guarda a chave.',
          act: 'Usar meu assinador',
          connect: 'Conectar',
          consequence:
            'A partir de agora a chave do seu assinador assina pelo programa. Enquanto o assinador está fora, o que há para publicar espera; os pontos seguem como antes.',
          address: 'Link do assinador',
          address_hint: 'Começa com bunker://. Não é mostrado de novo.',
          address_needed: 'Esse link começa com bunker://',
          end: 'Assinar aqui de novo',
          end_title: 'Assinar neste servidor de novo?',
          end_words:
            'Uma chave nova é feita aqui e assina a partir de agora. O que o assinador assinou continua valendo.',
          state: {
            ready: 'Ele responde e assina.',
            away: 'Ele não responde. O que há para publicar espera.',
            refused: 'Ele se recusa a assinar. O que há para publicar espera.',
            lied: 'Ele assinou outra coisa que não a pedida. Nada disso foi aceito.',
            locked:
              'O segredo do servidor mudou, e o assinador não pode ser alcançado. Indique-o de novo.'
          }
        }
      },
      settings: {
        advanced: 'Avançado',
        mode: 'Este local dá pontos?',
        mode_warning:
          'Desde o momento em que você salva, as contas não dão nada, e os clientes não veem seus cartões aqui. Os pontos ficam e aparecem de novo quando você ligar.',
        proof: 'Usar pontos, reembolsos e dinheiro',
        proof_about: 'Igual em todas as filiais do programa.',
        proof_policy: 'Antes de usar pontos, pedir',
        proofs: {
          remembered: 'O toque do cliente, para esta conta',
          every_time: 'A assinatura do cliente, toda vez',
          staff: 'Nada: a palavra da equipe basta'
        },
        proof_hint: {
          remembered:
            'O cliente toca uma vez na mesa ou pelo seu código; por dez minutos seus prêmios podem entrar nessa conta.',
          every_time:
            'O mais seguro. Cada uso pede o telefone do próprio cliente, e nenhum PIN da equipe o substitui.',
          staff:
            'O mais rápido. Quem tem um link da equipe pode usar os pontos de qualquer cliente; fica registrado quem foi.'
        },
        receipt: 'Recibos e idioma',
        receipt_about:
          'Na página que os clientes abrem e no papel. Nunca ponha aqui nada sobre um cliente.',
        thanks: 'Linha de agradecimento',
        thanks_hint: 'No alto, como: Obrigado, até sexta',
        footer: 'Última linha',
        footer_hint: 'Abaixo, como um número fiscal ou seu horário',
        preview: 'Como fica em um recibo',
        language: 'Idioma das páginas para clientes',
        language_hint:
          'Para clientes cujo telefone não fala nenhum dos nossos idiomas. Os demais leem no seu.'
      },
      branches: {
        title: 'Locais que compartilham este programa',
        about:
          'Um só cartão para todos: os clientes juntam e usam pontos em cada um. Escolha um local no alto para ver suas contas, equipe, mesas e relatórios.',
        none: 'Este local está sozinho.',
        here: 'Você está aqui',
        mine: 'Mesma carteira',
        since: 'desde {day}',
        off: 'fidelidade desligada',
        add: 'Adicionar uma filial',
        add_title: 'Outro local seu',
        add_means:
          'Ele compartilha este programa: os mesmos cartões, níveis e prêmios. Contas pagas à carteira dele dão pontos a partir de agora.',
        joined: '{name} compartilha o programa',
        invite: 'Um local de outra pessoa',
        invite_about:
          'Convide outro dono deste servidor. O convite vale uma vez, por sete dias.',
        member_title: 'Quem decide',
        member:
          'Este local é uma filial: o dono do programa decide sobre pontos, níveis e prêmios, e convida outros.',
        invite_act: 'Convidar uma filial',
        invite_means: 'Quem tem o convite entra com um local próprio:',
        means_cards: 'Os clientes usam o mesmo cartão lá.',
        means_rules: 'Só você decide sobre pontos, níveis e prêmios.',
        means_cost:
          'Quem dá um prêmio assume o custo, também por pontos do outro local.',
        means_money: 'Cada um fica com o dinheiro pago à própria carteira.',
        invite_title: 'Um convite, vale uma vez',
        invite_once:
          'Entregue-o agora ao outro dono. Não é mostrado de novo e termina em sete dias.',
        invite_qr: 'O convite em código QR',
        invite_kept: 'Pronto, foi entregue',
        apart: 'Entrar e sair',
        apart_about:
          'Para entrar no programa de alguém, peça um convite ao dono: um local novo seu começa sob ele. Um local que já tem cartões não pode levá-los para lá.',
        leave_about:
          'Uma filial sai ao ser fechada em Configurações. Seus clientes mantêm os pontos e os usam nos outros locais.',
        join: 'Entrar com um convite',
        have_invitation: 'Tenho um convite',
        join_title: 'Entrar em um programa',
        join_means:
          'O dono que convidou você decide sobre pontos, níveis e prêmios. Os clientes usam um só cartão em todos os locais, e você assume o custo dos prêmios que der.',
        invitation: 'Convite',
        invitation_hint: 'Como o dono deu a você',
        no_invitation: 'Isso não é um convite. Peça-o de novo.'
      },
      payouts: {
        title: 'Sats de volta',
        intro: 'Sats que voltam para os clientes, desta carteira.',
        none: 'Nada ainda. O que níveis, prêmios e reembolsos devolvem em sats aparece aqui.',
        waiting: '{sats} esperam ser pagos.',
        trouble:
          '1 repasse precisa de atenção. | {n} repasses precisam de atenção.',
        again: 'Tentar de novo',
        look: 'Verificar',
        asked: 'Está sendo verificado.',
        causes: {
          rebate: 'Sats de volta de um nível',
          cashback: 'Devolução de uma oferta',
          reward: 'Prêmio em sats',
          refund: 'Reembolso'
        },
        states: {
          pending: 'Ainda não paga',
          paying: 'A caminho',
          paid: 'Paga',
          failed: 'Não pôde ser pago',
          unknown: 'Enviado, ainda sem resposta. Nunca se paga duas vezes',
          void: 'Retirado antes de ser pago'
        },
        reasons: {
          no_balance: 'a carteira não tem sats suficientes',
          no_wallet: 'a carteira do cliente não está lá',
          address_failed: 'o endereço Lightning não deu cobrança',
          invoice_ran_out: 'a cobrança venceu',
          refused: 'o LNbits não enviou',
          not_delivered: 'a Lightning não entregou',
          no_answer: 'sem resposta',
          on_its_way: 'a Lightning ainda está tentando',
          interrupted: 'o servidor parou no meio'
        },
        limits: {
          title: 'Quanto volta',
          used: '{day} prometidos hoje, {month} este mês.',
          is_on: 'Dar sats de volta pelas contas',
          sats: 'sats',
          min_sats: 'Menor pagamento; menos que isso se acumula',
          guest_day_sats: 'Máximo por cliente por dia',
          day_sats: 'Máximo por dia',
          month_sats: 'Máximo por mês',
          refund_day_sats: 'Máximo de reembolsos por dia',
          saved: 'Salvo. O prometido continua prometido.'
        }
      },
      audit: {
        title: 'Quem fez o quê',
        intro:
          'Tudo o que a equipe, os programas e você fizeram à mão. Ninguém pode mudar ou apagar.',
        none: 'Nada foi feito à mão ainda.',
        none_found: 'Nada desse tipo.',
        what: 'O quê',
        who: 'Quem',
        all: 'Tudo',
        anybody: 'Qualquer pessoa',
        about: {
          points: 'Pontos à mão',
          rewards: 'Prêmios',
          bills: 'Dinheiro, reembolsos, clientes em contas',
          guests: 'Cartões perdidos e apagados',
          settings: 'Configurações, níveis, prêmios',
          access: 'Links, chaves, pessoas'
        },
        actor: {
          owner: 'Dono',
          program_owner: 'Dono do programa',
          staff: 'Alguém da equipe',
          community: 'A comunidade',
          token: 'Um aparelho ou programa'
        },
        forgotten: 'um cliente que foi apagado',
        standing: {
          pending: 'espera de novo',
          approved: 'entrou',
          rejected: 'foi recusado',
          suspended: 'foi retirado'
        },
        table: 'Mesa {name}',
        reason: '“{words}”',
        none_of_them: 'nada',
        kinds: {
          points_given: 'deu {guest} {points}',
          points_taken: 'tirou {points} de {guest}',
          bill_moved: 'pôs uma conta no cartão de {guest}, com {points}',
          voucher_made: 'deu a {guest} um vale: {subject}',
          voucher_withdrawn: 'retirou um vale de {guest}: {subject}',
          reward_used: 'usou {subject} por {guest}',
          reward_given: 'entregou {subject}',
          reward_returned: 'retirou {subject} de {guest}, {points} devolvidos',
          refund: 'reembolsou {sats}',
          cash_bill: 'recebeu {sats} em dinheiro',
          card_bill: 'recebeu {sats} no cartão',
          guest_put_on_bill: 'pôs um cliente em uma conta paga',
          old_card_called_back: 'chamou de volta um cartão de papel antigo',
          recovery_approved: 'confirmou que {guest} perdeu o telefone',
          recovery_refused: 'parou a mudança do cartão de {guest}',
          guest_erased: 'apagou um cliente',
          program_made: 'começou o programa',
          program_changed: 'mudou o programa: {fields}',
          campaign_made: 'fez a campanha {subject}',
          campaign_changed: 'mudou a campanha {subject}',
          campaign_ended: 'terminou a campanha {subject}',
          venue_opened: 'abriu o local',
          venue_closed: 'fechou o local',
          venue_changed: 'mudou o local: {fields}',
          mode_changed: 'definiu a fidelidade: {fields}',
          payments_changed: 'definiu quais pagamentos contam: {fields}',
          tier_made: 'fez o nível {subject}',
          tier_changed: 'mudou o nível {subject}',
          tier_ended: 'tirou o nível {subject}',
          verification_asked: 'pediu para entrar no diretório',
          review_hidden: 'ocultou uma avaliação',
          review_shown: 'mostrou de novo uma avaliação',
          status_changed: 'o diretório: {subject}',
          satoshi_back_changed: 'mudou o que volta em sats',
          reward_made: 'fez o prêmio {subject}',
          reward_changed: 'mudou o prêmio {subject}',
          reward_ended: 'tirou o prêmio {subject}',
          rule_made: 'fez o desconto {subject}',
          rule_changed: 'mudou o desconto {subject}',
          rule_ended: 'tirou o desconto {subject}',
          rule_joined: 'entrou no desconto {subject}',
          rule_left: 'saiu do desconto {subject}',
          discount_removed: 'tirou um desconto de uma conta',
          table_added: 'pôs a mesa {subject}',
          table_removed: 'tirou a mesa {subject}',
          badge_added: 'deixou a insígnia {subject} contar',
          badge_removed: 'não deixa mais a insígnia {subject} contar',
          badge_made: 'fez a insígnia {subject}',
          badge_ended: 'encerrou a insígnia {subject}',
          badge_given: 'deu a insígnia {subject}',
          badge_taken: 'retirou a insígnia {subject}',
          issuer_added: 'confiou em {subject}',
          issuer_removed: 'não confia mais em {subject}',
          sponsored_added: 'patrocina {subject}',
          sponsored_changed: 'mudou o que {subject} dá',
          sponsored_removed: 'não patrocina mais {subject}',
          link_made: 'fez o link {subject}',
          link_ended: 'encerrou o link {subject}',
          webhook_made: 'adicionou um webhook',
          webhook_changed: 'mudou um webhook',
          webhook_ended: 'removeu um webhook',
          key_made: 'fez a chave {subject}',
          key_ended: 'encerrou a chave {subject}',
          staff_added: 'adicionou {subject} à equipe',
          staff_changed: 'mudou {subject} da equipe',
          staff_left: 'tirou {subject} da equipe',
          invitation_made: 'fez um convite para uma filial',
          branch_joined: 'entrou no programa como filial',
          programme_moved: 'mudou o programa para outro servidor',
          programme_arrived: 'trouxe o programa de outro servidor'
        },
        fields: {
          name: 'nome',
          category: 'tipo de local',
          timezone: 'fuso horário',
          day_start_hour: 'início do dia',
          currency: 'moeda',
          receipt_thanks: 'linha de agradecimento',
          receipt_footer: 'última linha dos recibos',
          language: 'idioma',
          external_ids: 'nomes em outros programas',
          description: 'descrição',
          address: 'endereço',
          city: 'cidade',
          country: 'país',
          latitude: 'posição',
          longitude: 'posição',
          phone: 'telefone',
          email: 'e-mail',
          website: 'site',
          nostr_pubkey: 'chave Nostr',
          accepts_lightning: 'Lightning',
          accepts_onchain: 'pagamentos on-chain',
          uses_lawallet_pos: 'LaWallet',
          operating_hours: 'horário de funcionamento',
          osm_id: 'lugar no OpenStreetMap',
          images: 'imagens',
          is_enabled: 'ligado ou desligado',
          earn_by: 'pelo que uma conta dá pontos',
          earn_points: 'pontos',
          earn_per: 'valor para eles',
          earn_category: 'quais itens',
          min_spend_sats: 'menor conta',
          welcome_points: 'pontos de boas-vindas',
          expiry_mode: 'como os pontos vencem',
          expiry_months: 'quando os pontos vencem',
          deficit_policy: 'pontos abaixo de zero',
          claim_window_days: 'prazo para guardar pontos',
          refund_window_days: 'prazo para reembolsar',
          tier_basis: 'pelo que se sobe de nível',
          tier_window_days: 'tempo que os níveis olham',
          tier_grace_days: 'tempo para manter um nível',
          proof_policy: 'o que se pede antes de usar pontos',
          max_giveback_bp: 'máximo a devolver',
          grant_daily_cap: 'pontos à mão por dia',
          newcomer_daily_points: 'pontos para clientes novos por dia',
          newcomer_cap_per_staff: 'pontos para clientes novos por pessoa',
          old_card_points: 'pontos de cartões de papel',
          referral_points: 'pontos por trazer um amigo',
          referral_bonus: 'pontos para o amigo',
          referral_cap_per_guest: 'amigos por cliente por dia',
          referral_cap_per_staff: 'amigos por pessoa por dia',
          visit_points: 'pontos por um cartão de outro local',
          visit_daily_points: 'pontos por esses cartões por dia',
          visit_tier_days: 'dias de um nível por outro local',
          visit_fresh_days: 'idade máxima de um cartão mostrado',
          publish_events: 'publicação',
          earn_on_reversible: 'dinheiro que pode ser estornado',
          reserve_minutes: 'prazo para buscar um prêmio',
          claims_per_day: 'recibos guardados por dia',
          accept_cash: 'dinheiro',
          earn_on_cash: 'pontos por dinheiro',
          cash_daily_sats: 'dinheiro que dá pontos por dia',
          other: 'outra configuração'
        }
      }
    },
    refused_exact: {
      insufficient_points:
        'Faltam {short}: há {have} de {needed}. Nada foi descontado.',
      points_buy_no_sats:
        'Pontos de pagamentos com cartão não compram sats. Os demais: {have} de {needed}. Nada foi descontado.',
      grant_cap: 'Hoje restam {left} de {cap} pontos para dar. Nada foi dado.',
      refund_too_large: 'Desta conta restam {left} sats para devolver.',
      more_than_left: 'Desta conta faltam {left} sats.',
      sold_out: '{name}: não resta nenhum. Nada foi descontado.',
      tier_needed: 'Para {tier}. Ainda não chegou lá. Nada foi descontado.',
      item_unavailable: '{name}: não tem hoje.',
      old_card_too_many:
        'Um cartão antigo traz aqui no máximo {most} pontos. Nada foi dado.'
    },
    refused: {
      admins_only: 'Isso é para admins deste LNbits.',
      community_only: 'Isso é para quem cuida da comunidade.',
      already_approved: 'Já está no diretório.',
      already_paid: 'Isso já foi pago. Nada foi enviado.',
      amount_changed: 'A conta mudou. Peça um link novo.',
      amount_needed: 'Esse valor não é possível. Nada foi descontado.',
      attribution_needed: 'Diga quem fez o mapa.',
      award_not_found: 'Ninguém tem essa insígnia.',
      bad_badge: 'Esse não é o endereço de uma insígnia.',
      bad_domain: 'Um domínio é um nome como example.com.',
      bad_event: 'Esse não é o endereço de um evento.',
      bad_hours: 'Dê a hora em que começa e a hora em que termina.',
      bad_image: 'Não há aí uma imagem que se possa mostrar.',
      bad_invoice: 'Essa cobrança não serve. Nada foi enviado.',
      bad_lightning_address: 'Um endereço Lightning é como ana@example.com.',
      bad_nostr_address: 'Um endereço Nostr é um nome como ana@example.com.',
      bad_osm_id: 'Esse não é um lugar do OpenStreetMap.',
      bad_perk: 'Isso não se promete com um vale.',
      bad_relay: 'Esse não é o endereço de um relay (wss://…).',
      bad_signer: 'Esse não é o link de um assinador.',
      bad_value: 'Esse valor não é possível.',
      bad_voucher: 'Isso não é um vale. Nada foi usado.',
      bad_window: 'Tem que terminar depois de começar.',
      badge_gone:
        'Uma insígnia não conta mais. Preço cheio, os pontos contam do mesmo jeito.',
      badge_not_found: 'Essa insígnia não está na lista.',
      badge_not_listed: 'Adicione antes a insígnia à lista.',
      bill_begun: 'Esta conta já começou a ser paga. Nada foi descontado.',
      bill_needed: 'Antes é preciso uma conta paga. Nada foi dado.',
      budget_spent:
        'Tudo desta oferta já foi dado. Preço cheio, os pontos contam do mesmo jeito.',
      campaign_not_found: 'Não existe essa campanha.',
      card_not_found: 'Essa chave não tem cartão aqui.',
      code_ended: 'Este código terminou. Peça outro.',
      code_limit: 'São muitos códigos seguidos. Espere um pouco.',
      code_not_sent: 'Nenhum código foi enviado para este link.',
      code_tries_used: 'Cinco códigos errados. Nada foi descontado.',
      code_wrong: 'Esse não é o código.',
      curator_not_found: 'Essa pessoa não está na lista.',
      currency_needed: 'Este local cobra em sats.',
      customer_proof_needed:
        'Sats só são pagos se o próprio cliente pede e assina. Nada foi descontado.',
      discount_not_found: 'Não há desconto nesta conta.',
      discount_on_bill: 'Tire antes o desconto da conta.',
      event_needed: 'Diga de qual evento é o dia.',
      event_not_found: 'Esse evento não foi encontrado.',
      event_unclear: 'Esse evento não diz com clareza quando é.',
      goes_by_itself: 'Isso se resolve sozinho.',
      issuer_not_found: 'Quem a emite não está na lista.',
      issuer_not_listed: 'Adicione antes quem a emite.',
      key_too_new: 'A chave acabou de ser feita. Espere um momento.',
      limit_reached:
        'Já foi usado tantas vezes quanto se pode. Nada foi descontado.',
      line_not_found: 'Essa linha não está na conta.',
      link_not_found: 'Não existe esse link.',
      link_over: 'Este link terminou. Peça outro.',
      link_used: 'Estes sats já foram retirados.',
      list_not_found: 'Não existe essa lista.',
      merchant_frozen: 'Este local não tem carteira de onde pagar.',
      message_not_sent: 'A mensagem não chegou. Tente de novo.',
      newcomer_cap: 'Hoje não há mais para clientes novos. Nada foi dado.',
      no_discount:
        'Não há desconto aqui agora. Preço cheio, os pontos contam do mesmo jeito.',
      no_inbox:
        'Seu app Nostr não diz onde você recebe mensagens. Confirme de outro jeito.',
      no_invoice: 'O LNbits não fez a cobrança. Nada foi descontado.',
      no_key: 'Este programa ainda não tem chave.',
      no_old_card: 'Nenhum cartão de papel espera ali.',
      not_a_bill: 'Só uma conta pode passar para outro cartão.',
      not_a_guest: 'Só pode avaliar quem pagou aqui.',
      not_a_refund: 'Isso vai para a carteira do próprio cliente.',
      not_counted: 'Esse pagamento não conta aqui.',
      not_for_bills: 'Os sats são pagos sozinhos. Nada foi descontado.',
      not_for_customers: 'Isso é para a equipe do local.',
      not_for_staff: 'Isso é para quem tem o cartão.',
      not_lightning:
        'Esta conta não foi paga com Lightning: devolva como foi paga.',
      not_on_nostr:
        'Este local não publica no Nostr, então ninguém poderia ver.',
      not_signed: 'Este local não assina nada: não está no Nostr.',
      not_the_holder:
        'Este vale é para o cartão de outra pessoa. Nada foi usado.',
      not_your_card: 'Isso só vale para o próprio cartão.',
      not_your_key: 'Assine com a chave que vai ter o cartão.',
      nothing_owed: 'Ainda não há sats para retirar.',
      old_card_moved: 'Um cartão antigo já foi passado antes. Nada foi dado.',
      other_customer: 'Esta conta está no cartão de outra pessoa.',
      other_issuer: 'Essa insígnia é de outro emissor.',
      other_not_proved: 'O outro cartão também tem que concordar.',
      other_site: 'Isso veio da página de outro site.',
      paid_out: 'Esses sats já foram pagos; não podem voltar.',
      payment_not_found: 'Esse pagamento não está na conta.',
      payout_not_found: 'Não existe esse repasse.',
      payout_over: 'Isso não é mais devido. Nada foi enviado.',
      payout_pending: 'Esses sats são pagos sozinhos.',
      payout_started: 'Esses sats já estão a caminho.',
      points_off_bills:
        'Os pontos vão para o cartão, não para uma conta. Nada foi usado.',
      price_changed: 'Um preço mudou. Olhe o cardápio de novo.',
      problem_not_found: 'Isso não está mais na lista.',
      program_not_found: 'Não existe esse programa.',
      proof_in_future: 'Seu relógio está adiantado: acerte e assine de novo.',
      proof_too_old: 'A assinatura chegou tarde. Assine de novo.',
      proof_used: 'Essa assinatura já foi usada. Tente de novo.',
      quote_amount: 'A conta é de outro valor. Peça o desconto de novo.',
      quote_elsewhere: 'Isso foi prometido para outra conta.',
      quote_ended: 'Foi prometido por dez minutos. Peça de novo.',
      quote_not_found: 'Essa promessa não existe. Peça o desconto de novo.',
      quote_used: 'Isso já foi usado em uma conta.',
      refund_cap: 'É mais do que se devolve por Lightning em um dia.',
      relays_needed:
        'Adicione antes um relay em Configurações, Avançado: Nostr.',
      relays_silent: 'Nenhum relay responde agora. Tente de novo.',
      remote_signer: 'Um assinador seu guarda esta chave: mude lá.',
      review_not_found: 'Não existe essa avaliação.',
      reward_ended: 'Esse prêmio já terminou. Nada foi descontado.',
      reward_not_yet: 'Esse prêmio ainda não começou. Nada foi descontado.',
      reward_off: 'Esse prêmio não é oferecido agora. Nada foi descontado.',
      rewards_changed:
        'A lista de prêmios mudou nesse meio-tempo. Olhe de novo.',
      rule_not_found: 'Não existe esse desconto.',
      scope_needs_server_admin: 'Isso só um admin do LNbits pode fazer.',
      secret_key:
        'Isso é uma chave secreta. Não foi guardada. Nunca a digite fora do seu próprio app Nostr.',
      signature_needed: 'Para isso é preciso uma assinatura própria.',
      signer_away: 'O assinador não responde. Está ligado?',
      signer_key_used:
        'Essa chave já assinou por um programa. Dê outra ao seu assinador.',
      sold_out: 'Desse prêmio não resta nenhum. Nada foi descontado.',
      tier_needed:
        'Esse prêmio é para um nível mais alto. Nada foi descontado.',
      tier_not_found: 'Não existe esse nível.',
      token_not_found: 'Não existe esse link ou chave.',
      too_many_badges: 'Já há tantas insígnias quantas cabem. Tire antes uma.',
      too_many_bills: 'São contas demais. Escolha um período mais curto.',
      too_many_campaigns:
        'Já há tantas campanhas quantas cabem. Exclua antes uma.',
      too_many_curators: 'Já ajudam tantas pessoas quantas é possível.',
      too_many_events: 'Já há tantos eventos quantos cabem. Tire antes um.',
      too_many_issuers: 'Já há tantos emissores quantos cabem. Tire antes um.',
      too_many_items: 'O cardápio já é longo demais.',
      too_many_items_back: 'São mais itens do que foram pagos.',
      too_many_lists: 'Já há tantas listas quantas cabem.',
      too_many_points: 'São mais pontos do que cabem em um cartão.',
      too_many_requests: 'São muitos pedidos. Espere um momento.',
      too_many_rewards: 'Um programa não tem tantos prêmios.',
      too_many_rules: 'Já há tantos descontos quantos cabem.',
      voucher_altered: 'Este vale não está como foi dado. Nada foi usado.',
      voucher_expired: 'Este vale já venceu. Nada foi usado.',
      voucher_foreign:
        'Este vale não é de nenhum local deste servidor. Nada foi usado.',
      voucher_link:
        'Isso só diz onde está um vale. Cole o vale inteiro ou abra seu arquivo. Nada foi usado.',
      voucher_unknown: 'Nenhum vale assim foi dado aqui. Nada foi usado.',
      voucher_used: 'Este vale já foi usado. Nada mais foi usado.',
      voucher_withdrawn: 'Este vale foi retirado. Nada foi usado.',
      wallet_not_found: 'Não existe essa carteira aqui.',
      which_payment: 'Diga qual pagamento da conta volta.',
      zap_anonymous:
        'Esse zap é anônimo e não confirma nada. Não faça zap anônimo.',
      zap_in_future: 'Esse zap não confirma nada: seu relógio está adiantado.',
      zap_too_old: 'Esse zap é anterior ao link. Faça outro.',
      zap_wrong_amount: 'Esse zap é de outro valor. Faça outro.',
      old_card_too_many:
        'Um cartão antigo não traz tantos pontos. Nada foi dado.',
      already_referred:
        'Você já veio pelo convite de outra pessoa. Nada foi guardado.',
      bad_list: 'Esse não é o endereço de uma lista no Nostr.',
      bad_program: 'Esse não é o endereço de um programa no Nostr.',
      bad_referral_link: 'Isso não é um convite. Nada foi guardado.',
      foreign_card_used: 'Outra pessoa já mostrou esse cartão. Nada foi dado.',
      foreign_altered: 'Alguém mudou os registros desse cartão. Nada foi dado.',
      foreign_bad_issuer:
        'Foi assinado por alguém que não assinava então. Nada foi dado.',
      foreign_future: 'Esse cartão é do futuro. Nada foi dado.',
      foreign_incomplete: 'Faltam registros. Nada foi dado.',
      foreign_no_card: 'Não há cartão aí. Nada foi dado.',
      foreign_no_program: 'Falta o programa desse cartão. Nada foi dado.',
      foreign_not_trusted:
        'Este local não confia no lugar desse cartão. Nada foi dado.',
      foreign_not_yours: 'Esse cartão é de outra pessoa. Nada foi dado.',
      foreign_other_card: 'Há registros de outro cartão. Nada foi dado.',
      foreign_other_program: 'Há registros de outro programa. Nada foi dado.',
      foreign_own_card: 'Esse cartão é deste local. Já conta.',
      foreign_sealed:
        'Esse cartão está lacrado: mostre-o aberto. Nada foi dado.',
      foreign_stale:
        'Esse cartão foi assinado há muito tempo. Traga-o novo de lá. Nada foi dado.',
      foreign_too_long: 'São registros demais. Nada foi dado.',
      foreign_two_stories: 'Seus registros se contradizem. Nada foi dado.',
      foreign_unreadable: 'Não pode ser lido. Nada foi dado.',
      not_new: 'Já esteve aqui. Isto é para clientes novos.',
      nothing_for_it: 'Esse cartão não dá nada aqui que você não tenha.',
      own_referral: 'Esse é o seu próprio convite, ou o mesmo cliente.',
      referral_ended: 'Este convite terminou. Peça outro.',
      referral_off: 'Este local não convida ninguém agora.',
      referrer_is_staff: 'Essa pessoa trabalha aqui e não traz ninguém.',
      referrer_unknown:
        'Quem mandou isto não tem cartão aqui. Peça um link novo.',
      too_many_links: 'São muitos convites para um dia. Nada foi guardado.',
      unknown_tier: 'Não existe esse nível aqui.',
      visiting_off: 'Este local não aceita cartões de outros. Nada foi dado.',
      admin_key_needed:
        'Para isso é preciso a chave de administração da carteira.',
      already_claimed:
        'Estes pontos já estão em um cartão. Não é o seu? Mostre este recibo à equipe.',
      already_fulfilled: 'Este código já foi usado. Nada foi descontado.',
      already_merged: 'Esses cartões já foram juntados.',
      already_there: 'Essa conta já está neste cartão.',
      bad_invitation: 'Esse convite não vale, ou não vale mais.',
      bad_period: 'Esse período termina antes de começar.',
      bad_pubkey: 'Isso não é uma chave Nostr.',
      bad_share: 'Essa divisão não é possível.',
      bad_tip: 'A gorjeta é mais do que se pagou.',
      bad_token: 'Esse link ou essa chave não vale mais.',
      bill_closed: 'Esta conta está fechada. Nada foi descontado.',
      bill_split: 'Já se pediu mais desta conta.',
      cash_off: 'Aqui não se fecham contas à mão.',
      challenge_ended: 'Este link terminou. Peça outro.',
      challenge_not_found: 'Não existe esse link.',
      challenge_used: 'Este link já foi usado. Peça outro.',
      claim_ended: 'O prazo terminou. A equipe ainda pode ajudar.',
      external_id_taken:
        'Outro local desta carteira tem esse nome em outro programa.',
      forgive_with_payouts:
        'Um prêmio dá sats por pontos. Termine-o antes, ou deixe compensar o que falta.',
      grant_cap: 'Hoje você não pode dar tantos pontos a mais. Nada foi dado.',
      guest_proof_needed:
        'O cliente precisa aceitar: reserva no telefone, e você entrega com o código que ele mostra. Nada foi descontado.',
      initials_taken: 'Outra pessoa daqui já tem essas iniciais.',
      insufficient_points: 'Os pontos não bastam. Nada foi descontado.',
      item_not_found: 'Um item não está mais no cardápio.',
      item_unavailable: 'Isso não tem hoje.',
      line_needed: 'Diga qual é grátis. Nada foi descontado.',
      line_not_free: 'Esse já é grátis. Nada foi descontado.',
      line_taken: 'Essa linha está em outro pagamento.',
      loyalty_off: 'A fidelidade está desligada aqui.',
      merchant_not_found: 'Não existe esse local.',
      mixed_prices: 'Ponha todas as linhas em sats ou todas na sua moeda.',
      more_than_left: 'É mais do que falta pagar.',
      no_customer: 'Diga antes de quem é a conta. Nada foi descontado.',
      no_live_price: 'Não havia cotação para essa moeda. Nada foi descontado.',
      no_rate: 'Ninguém sabe a cotação agora. Cobre em sats.',
      not_fulfilled: 'Ainda não foi entregue: cancele.',
      not_on_a_card:
        'Os pontos desse recibo não estão em nenhum cartão. Guarde-os com o próprio recibo.',
      not_owner: 'Só o dono do programa pode fazer isso.',
      not_paid: 'Ainda não paga. Nada foi descontado.',
      not_proved: 'Entre primeiro com sua chave.',
      nothing_left: 'Tudo dessa conta já foi devolvido.',
      nothing_to_claim: 'Este recibo não tem pontos para guardar.',
      on_a_bill: 'Está em uma conta aberta. Nada foi descontado.',
      open_reward: 'Um prêmio espera no cartão antigo. Use-o ou cancele-o.',
      order_not_found: 'Não existe esse pedido.',
      own_key:
        'Esse cartão está em uma chave Nostr do dono. Só essa chave o move.',
      paid_needs_refund: 'Está paga. Faça um reembolso.',
      payment_closed: 'Esta parte da conta não está mais aberta.',
      pin_needed: 'Digite seu PIN.',
      points_buy_no_sats:
        'Pontos de pagamentos com cartão não compram sats. Nada foi descontado.',
      reason_needed: 'Diga por quê.',
      receipt_not_found: 'Não existe esse recibo.',
      recovery_ended: 'Esse pedido já terminou.',
      recovery_limit: 'São muitos cartões perdidos para um dia. Tente amanhã.',
      recovery_not_found: 'Não existe esse pedido.',
      recovery_open: 'Alguém já pediu esse cartão.',
      redemption_not_found: 'Não existe esse prêmio reservado.',
      redemption_over: 'Esse código já terminou. Nada foi descontado.',
      refund_too_large: 'É mais do que resta para devolver.',
      reward_not_found: 'Não existe esse prêmio.',
      reward_on_bill: 'Tire antes da conta os prêmios do cliente.',
      same_card: 'Isso é um cartão, não dois.',
      scope_missing: 'Esta chave não permite isso.',
      session_ended: 'A sessão está encerrada. Entre de novo.',
      staff_needed: 'Diga quem você é: toque nas suas iniciais.',
      staff_not_found: 'Ninguém com esse nome trabalha aqui.',
      staff_only: 'Este foi a equipe que deu: peça a ela.',
      table_not_found: 'Não existe essa mesa.',
      table_taken: 'Já há uma mesa com esse nome.',
      tier_in_use: 'Um prêmio é deste nível. Mude-o ou termine-o antes.',
      tier_threshold_taken: 'Outro nível já começa aí.',
      too_many_claims: 'São muitos recibos para um dia. Nada foi descontado.',
      too_many_staff: 'A equipe já é numerosa demais.',
      too_many_tables: 'Já há mesas demais.',
      too_many_tiers: 'Um programa não tem tantos níveis.',
      too_many_tries:
        'Tentativas demais. Espere um minuto. Nada foi descontado.',
      unknown_currency: 'Este servidor não conhece essa moeda.',
      unknown_staff: 'Ninguém com esse nome trabalha aqui.',
      unknown_timezone: 'Este servidor não conhece esse fuso horário.',
      welcome_over_budget:
        'Os pontos de boas-vindas não cabem no que se pode dar em um dia.',
      wrong_code: 'Não existe esse código. Nada foi descontado.',
      wrong_pin: 'Esse não é o seu PIN. Tente de novo.',
      moved_away:
        'Este programa se mudou para outro servidor. Nada foi descontado.',
      already_here: 'Este programa já está aqui. Nada foi trazido.',
      bad_document:
        'Esse não é um arquivo de um programa, ou está estragado. Nada foi trazido.',
      not_genuine: 'Um histórico do arquivo foi alterado. Nada foi trazido.',
      rewards_reserved:
        'Ainda há prêmios reservados. Entregue ou cancele antes.',
      import_running: 'Outra lista já está sendo trazida. Espere até terminar.',
      bad_file: 'Essa não é uma lista de clientes. Nada foi trazido.',
      delivery_not_found: 'Não existe esse aviso.',
      webhook_not_found: 'Não existe esse webhook.',
      too_many_webhooks: 'Um local não tem tantos webhooks.',
      not_confirmed: 'Não é o que foi confirmado. Nada foi feito.',
      bad_line: 'A linha não tem as colunas da primeira.',
      bad_points: 'Os pontos não são um número inteiro.',
      said_twice: 'Outra linha é do mesmo cliente, ou tem o mesmo row_id.',
      bad_text: 'Um texto da linha não pode ser aceito.',
      bad_month: 'Diga um mês como 2026-11.'
    }
  }
})
