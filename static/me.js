// A customer's own page: all their cards on this server, and what only they may do.
window.PageLoyaltyMe = (async () => {
  const lib = await import('/loyalty/static/js/loyalty.js')
  const language = await import('/loyalty/static/js/language.js')
  await language.speakToGuest()
  const holders = await import('/loyalty/static/js/holder.js')
  const keys = await import('/loyalty/static/js/keys.js')
  const {comeBack} = await import('/loyalty/static/js/away.js')
  const {accepted} = await import('/loyalty/static/js/invitation.js')
  const {given} = await import('/loyalty/static/js/visiting.js')
  const {broughtBack} = await import('/loyalty/static/js/paper.js')
  const {pieces, piecesLater} = await import('/loyalty/static/js/pieces.js')
  await import('/loyalty/static/js/phone.js')

  const MOST_CARDS = 100
  const VISITS_FOR_BACKUP = 2

  return {
    template: '#page-loyalty-me',
    components: {
      ...pieces(
        'card-face',
        'card-ready',
        'card-next',
        'me-friend',
        'me-history',
        'me-use',
        'me-sats',
        'me-wait',
        'me-welcome'
      ),
      ...piecesLater(
        'me-backup',
        'me-discounts',
        'me-elsewhere',
        'me-leave',
        'me-lost',
        'me-merge',
        'me-name',
        'me-paper',
        'me-restore',
        'me-share',
        'me-take',
        'me-vouchers'
      )
    },
    data: () => ({
      state: 'loading',
      paper: broughtBack(),
      holder: null,
      cards: [],
      waiting: [],
      chosen: '',
      problem: null,
      remains: [],
      // Vouchers that came in this holder's messages.
      brought: [],
      // Where a signer wants its owner to say yes.
      asks: '',
      done: '',
      isBusy: false
    }),
    computed: {
      card() {
        const found = this.cards.find(card => card.card_id === this.chosen)
        return found || this.cards[0]
      },
      others() {
        return this.cards.filter(card => card !== this.card)
      },
      name() {
        const end = this.holder.pubkey.slice(-4)
        return this.card?.name || lib.t('card.guest', {end})
      },
      // Before there is something to lose, it would only be in the way.
      offersBackup() {
        const isRegular = card => card.visits >= VISITS_FOR_BACKUP
        return this.holder.isKept && this.cards.some(isRegular)
      }
    },
    methods: {
      t: lib.t,
      number: lib.number,
      points: lib.points,
      choose(card) {
        this.chosen = card.card_id
        window.scrollTo({top: 0})
      },
      start() {
        this.state = 'loading'
        return this.attempt(async () => {
          let refused = null
          const brought = await comeBack().catch(error => {
            refused = error
          })
          await this.enter(await holders.find())
          if (brought) this.came(brought)
          if (refused) throw refused
        })
      },
      // What a signing app has signed was done while the page came back.
      came({method, path, answer}) {
        if (path === '/me/session') return
        if (method === 'DELETE' && answer.remains)
          return this.left(answer.remains)
        this.done = this.wordsOfDone(path, answer)
        if (answer.redemption) this.reserved(answer.redemption)
      },
      wordsOfDone(path, answer) {
        if (path === '/me/referrals') return accepted(answer)
        if (path.endsWith('/visiting')) return given(answer)
        return lib.t('me.app.done')
      },
      reserved(redemption) {
        return this.$nextTick(() => this.$refs.use?.show(redemption))
      },
      async invited(thanks) {
        await this.start()
        this.done = thanks
      },
      // Whoever held no card on this phone does now.
      closePaper() {
        this.paper = ''
        return this.start()
      },
      useApp() {
        return this.attempt(async () => this.enter(await holders.useApp()))
      },
      signOut() {
        return this.attempt(async () => {
          await holders.signOut(this.holder)
          holders.forgetKept()
          this.enter(null)
        })
      },
      async enter(holder) {
        this.holder = holder
        this.cards = this.waiting = []
        if (holder) await this.fetch()
        this.state = holder ? 'in' : 'out'
      },
      async fetch() {
        const path = `/me/cards?limit=${MOST_CARDS}`
        const found = await lib.call('GET', path)
        this.cards = found.data
        this.waiting = found.waiting
      },
      // Whoever comes back to the page sees what happened in the meantime.
      async look() {
        const isHere = this.state === 'in' && !document.hidden
        if (isHere) await this.fetch().catch(() => {})
      },
      coming({merchant_name: merchant, ends_at: ends}) {
        if (!ends) return lib.t('me.coming.asked', {merchant})
        return lib.t('me.coming.approved', {merchant, when: lib.moment(ends)})
      },
      // Whoever is forgotten somewhere is signed out everywhere.
      left(remains) {
        this.remains = remains
        const others = this.others.length
        return this.attempt(async () => {
          const signer = others && (await holders.signerOf(this.holder))
          if (!others) holders.forgetKept()
          else if (!signer.isAway) await keys.signIn(signer)
          await this.enter(others ? await holders.find() : null)
          window.scrollTo({top: 0})
        })
      },
      signerAsks({detail: address}) {
        this.asks = address
      },
      async attempt(what) {
        this.problem = null
        this.done = ''
        this.isBusy = true
        try {
          await what()
        } catch (error) {
          this.problem = holders.wordsOf(error)
          if (this.state === 'loading') this.state = 'failed'
        }
        this.isBusy = false
      }
    },
    created() {
      this.start()
      document.addEventListener('visibilitychange', this.look)
      // A signing app may come back to this very tab.
      window.addEventListener('hashchange', this.start)
      window.addEventListener('loyalty-signer-asks', this.signerAsks)
    },
    unmounted() {
      document.removeEventListener('visibilitychange', this.look)
      window.removeEventListener('hashchange', this.start)
      window.removeEventListener('loyalty-signer-asks', this.signerAsks)
    }
  }
})()
