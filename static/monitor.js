// The order monitor: what is paid or about to be, and who the guest is at one glance.
window.PageLoyaltyMonitor = (async () => {
  const lib = await import('/loyalty/static/js/loyalty.js')
  const language = await import('/loyalty/static/js/language.js')
  await language.speakAsLnbits()
  const {chime} = await import('/loyalty/static/js/chime.js')
  const links = await import('/loyalty/static/js/staff.js')
  const {pieces, piecesLater} = await import('/loyalty/static/js/pieces.js')
  const {onceEach} = await import('/loyalty/static/js/once.js')
  const {pinActs} = await import('/loyalty/static/js/pin.js')
  const {NEXT, orderActs} = await import('/loyalty/static/js/monitor-orders.js')

  const CLOCK_MS = 15000
  const REFETCH_MS = 2000
  const ACTIVE = 'active=true&limit=100&sortby=created_at&direction=asc'
  const STAFF = 'loyalty.staff'

  return {
    template: '#page-loyalty-monitor',
    components: {
      ...pieces('seated', 'slip'),
      ...piecesLater('pin', 'lost-cards')
    },
    data() {
      return {
        columns: Object.keys(NEXT),
        venue: '',
        till: null,
        may: [],
        people: [],
        proofPolicy: '',
        staff: localStorage.getItem(STAFF) || '',
        tiers: [],
        orders: null,
        seated: [],
        lost: [],
        showsLost: false,
        pinFor: null,
        failure: '',
        isOffline: false,
        hasSound: false,
        moving: null,
        fresh: new Set(),
        now: Date.now()
      }
    },
    computed: {
      id() {
        return this.$route.params.merchant
      },
      canManage() {
        return this.may.includes('manage')
      },
      waiting() {
        return this.lost.filter(({state}) => state === 'asked').length
      },
      soundLabel() {
        return lib.t(this.hasSound ? 'monitor.sound_on' : 'monitor.sound_off')
      },
      lostLabel() {
        const {waiting} = this
        if (this.$q.screen.gt.xs)
          return lib.t('lost.open', {n: waiting}, waiting)
        return waiting ? lib.number(waiting) : undefined
      }
    },
    methods: {
      t: lib.t,
      ...pinActs,
      ...orderActs,
      // Who is served first comes first. What is new comes on top, where it is seen;
      // what is being made keeps its turn.
      inColumn(column) {
        const here = this.orders.filter(order => order.kitchen === column)
        if (column === 'new') here.reverse()
        const isFirst = order => order.glance.priority
        return [
          ...here.filter(isFirst),
          ...here.filter(order => !isFirst(order))
        ]
      },
      rank(order) {
        return this.tiers.findIndex(tier => tier.name === order.glance.tier)
      },
      async start() {
        this.failure = ''
        this.stop?.()
        try {
          const {merchant, headers, hello} = await links.whoCalls(this.id)
          const ask = (method, path, body, more = {}) =>
            lib.call(method, path, {...headers, ...more}, body)
          this.venue = merchant.name
          this.may = merchant.may
          this.till = {ask, askOnce: onceEach(ask)}
          const refetch = lib.seldom(this.refetch, REFETCH_MS)
          const unfollow = lib.follow(merchant.id, hello, refetch)
          this.stop = () => {
            unfollow()
            refetch.stop()
          }
          await this.learn()
        } catch (error) {
          const isSaid = error instanceof lib.Refused && error.message
          this.failure = isSaid ? error.message : lib.t('monitor.gone')
        }
      },
      // What it takes to give rewards.
      async learn() {
        if (!this.may.includes('redeem')) return
        const at = `/merchants/${this.id}`
        const [staff, program] = await Promise.all([
          this.till.ask('GET', `${at}/staff?limit=100`),
          this.till.ask('GET', `${at}/program`)
        ])
        this.people = staff.data
        this.proofPolicy = program.proof_policy
      },
      // Staff's link was ended while its screen was open.
      end() {
        this.stop()
        this.orders = null
        this.seated = []
        this.lost = []
        this.isOffline = false
        this.failure = links.forgotten(this.id).message
      },
      async refetch() {
        const at = `/merchants/${this.id}`
        const read = path => this.till.ask('GET', at + path)
        try {
          const [tiers, orders, seated, lost] = await Promise.all([
            read('/tiers?limit=100'),
            read(`/orders?${ACTIVE}`),
            read('/checkins?limit=100'),
            this.canManage ? read('/recoveries?limit=100') : {data: []}
          ])
          this.tiers = tiers.data
          this.seated = seated.data
          this.lost = lost.data
          this.welcome(orders.data)
          this.isOffline = false
        } catch (error) {
          if (links.isEnded(error, this.id)) return this.end()
          this.isOffline = true
          throw error
        }
      },
      // Shows the orders; those that were not there a moment ago flash and chime.
      welcome(orders) {
        const known = this.orders && new Set(this.orders.map(o => o.id))
        const added = known ? orders.filter(o => !known.has(o.id)) : []
        this.orders = orders
        this.fresh = new Set(added.map(o => o.id))
        if (!this.hasSound || !added.length) return
        const top = this.tiers.length - 1
        chime(top > 0 && added.some(o => this.rank(o) === top))
      },
      setStaff(id) {
        this.staff = id
        localStorage.setItem(STAFF, id)
      },
      toBill(order) {
        this.$router.push(`/loyalty/pos/${this.id}?bill=${order.id}`)
      },
      switchSound() {
        this.hasSound = !this.hasSound
        if (this.hasSound) chime(false) // a browser lets a click start sound
      }
    },
    created() {
      this.clock = setInterval(() => (this.now = Date.now()), CLOCK_MS)
      this.start()
      // Another link opened in this very tab.
      window.addEventListener('hashchange', this.start)
    },
    unmounted() {
      window.removeEventListener('hashchange', this.start)
      clearInterval(this.clock)
      this.stop?.()
    }
  }
})()
