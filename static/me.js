// A customer's own page: all their cards on this server, and what only they may do.
window.PageLoyaltyMe = (async () => {
  const lib = await import('/loyalty/static/js/loyalty.js')
  const language = await import('/loyalty/static/js/language.js')
  await language.speakToGuest()
  const holders = await import('/loyalty/static/js/holder.js')
  const keys = await import('/loyalty/static/js/keys.js')
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
        'me-wait',
        'me-welcome'
      ),
      ...piecesLater(
        'me-backup',
        'me-leave',
        'me-lost',
        'me-merge',
        'me-name',
        'me-paper',
        'me-restore'
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
        return this.attempt(async () => this.enter(await holders.find()))
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
          keys.forget()
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
          if (!others) keys.forget()
          else await keys.signIn(await holders.signerOf(this.holder))
          await this.enter(others ? await holders.find() : null)
          window.scrollTo({top: 0})
        })
      },
      async attempt(what) {
        this.problem = null
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
    },
    unmounted() {
      document.removeEventListener('visibilitychange', this.look)
    }
  }
})()
