// The order monitor: what is paid or about to be, and who the guest is at one glance.
window.PageLoyaltyMonitor = (async () => {
  const lib = await import('/loyalty/static/js/loyalty.js')
  const language = await import('/loyalty/static/js/language.js')
  await language.speakAsLnbits()
  const {chime} = await import('/loyalty/static/js/chime.js')
  const staff = await import('/loyalty/static/js/staff.js')
  const {pieces} = await import('/loyalty/static/js/pieces.js')

  const NEXT = {new: 'accepted', accepted: 'ready', ready: 'served'}
  const LATE_MINUTES = 15
  const UNDO_MS = 10000
  const CLOCK_MS = 15000
  const ACTIVE = 'active=true&limit=100&sortby=created_at&direction=asc'

  const oldest = (one, other) => one.created_at - other.created_at

  return {
    template: '#page-loyalty-monitor',
    components: pieces('seated'),
    data() {
      return {
        columns: Object.keys(NEXT),
        lateMinutes: LATE_MINUTES,
        venue: '',
        key: null,
        tiers: [],
        orders: null,
        seated: [],
        failure: '',
        isOffline: false,
        hasSound: false,
        moving: null,
        fresh: new Set(),
        now: Date.now()
      }
    },
    methods: {
      t: lib.t,
      number: lib.number,
      points: lib.points,
      headline: lib.headline,
      // What is new comes on top, where it is seen; what is being made keeps its turn.
      inColumn(column) {
        const here = this.orders.filter(order => order.kitchen === column)
        return column === 'new' ? here.reverse() : here
      },
      minutes(order) {
        return this.now && lib.minutesSince(order.paid_at || order.created_at)
      },
      rank(order) {
        return this.tiers.findIndex(tier => tier.name === order.glance.tier)
      },
      tierIcon(order) {
        return lib.tierIcon(Math.max(this.rank(order), 0))
      },
      async start() {
        this.failure = ''
        this.stop?.()
        try {
          const id = this.$route.params.merchant
          const who = await staff.whoCalls(id)
          this.venue = who.merchant.name
          this.key = who.headers
          const refetch = () => this.refetch(id)
          this.stop = lib.follow(who.merchant.id, who.hello, refetch)
        } catch (error) {
          const isSaid = error instanceof lib.Refused && error.message
          this.failure = isSaid ? error.message : lib.t('monitor.gone')
        }
      },
      // Staff's link was ended while its screen was open.
      end(id) {
        this.stop()
        this.orders = null
        this.seated = []
        this.isOffline = false
        this.failure = staff.forgotten(id).message
      },
      async refetch(id) {
        try {
          const [tiers, orders, seated] = await Promise.all([
            lib.call('GET', `/merchants/${id}/tiers?limit=100`, this.key),
            lib.call('GET', `/merchants/${id}/orders?${ACTIVE}`, this.key),
            lib.call('GET', `/merchants/${id}/checkins?limit=100`, this.key)
          ])
          this.tiers = tiers.data
          this.seated = seated.data
          this.welcome(orders.data)
          this.isOffline = false
        } catch (error) {
          if (staff.isEnded(error, id)) return this.end(id)
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
      async moveOn(order) {
        const before = order.kitchen
        if (!(await this.move(order, NEXT[before]))) return
        const table = order.table || lib.t('monitor.counter')
        this.$q.notify({
          message: `${table}: ${lib.t('monitor.next.' + before)}`,
          timeout: UNDO_MS,
          actions: [
            {
              label: lib.t('monitor.undo'),
              color: 'white',
              handler: () => this.move(order, before)
            }
          ]
        })
      },
      move(order, status) {
        return this.put(order, 'status', {status})
      },
      attach(order, {customer_pubkey}) {
        return this.put(order, 'customer', {customer_pubkey})
      },
      async put(order, what, body) {
        this.moving = order.id
        try {
          const path = `/orders/${order.id}/${what}`
          const moved = await lib.call('PUT', path, this.key, body)
          const rest = this.orders.filter(o => o.id !== order.id)
          const isServed = moved.kitchen === 'served'
          this.orders = isServed ? rest : [...rest, moved].sort(oldest)
          return true
        } catch (error) {
          const words = error.message || lib.t('no_connection')
          this.$q.notify({type: 'negative', message: words})
          return false
        } finally {
          this.moving = null
        }
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
