// The order monitor: what is paid or about to be, and who the guest is at one glance.
window.PageLoyaltyMonitor = (async () => {
  const lib = await import('/loyalty/static/js/loyalty.js')
  const {chime} = await import('/loyalty/static/js/chime.js')

  const NEXT = {new: 'accepted', accepted: 'ready', ready: 'served'}
  const LATE_MINUTES = 15
  const UNDO_MS = 10000
  const CLOCK_MS = 15000
  const ACTIVE = 'active=true&limit=100&sortby=created_at&direction=asc'

  const oldest = (one, other) => one.created_at - other.created_at

  return {
    template: '#page-loyalty-monitor',
    data() {
      return {
        columns: Object.keys(NEXT),
        lateMinutes: LATE_MINUTES,
        venue: '',
        key: null,
        tiers: [],
        orders: null,
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
          const wallets = await lib.signedInWallets()
          const found = wallets && (await lib.findMerchant(wallets, id))
          if (!found) {
            this.failure = lib.t(
              wallets ? 'monitor.not_yours' : 'monitor.sign_in'
            )
            return
          }
          this.venue = found.merchant.name
          this.key = lib.withKey(found.wallet.inkey)
          this.stop = lib.follow(found.merchant.id, {}, () => this.refetch(id))
        } catch {
          this.failure = lib.t('monitor.gone')
        }
      },
      async refetch(id) {
        try {
          const [tiers, orders] = await Promise.all([
            lib.call('GET', `/merchants/${id}/tiers?limit=100`, this.key),
            lib.call('GET', `/merchants/${id}/orders?${ACTIVE}`, this.key)
          ])
          this.tiers = tiers.data
          this.welcome(orders.data)
          this.isOffline = false
        } catch (error) {
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
      async move(order, status) {
        this.moving = order.id
        try {
          const path = `/orders/${order.id}/status`
          const moved = await lib.call('PUT', path, this.key, {status})
          const rest = this.orders.filter(o => o.id !== order.id)
          this.orders =
            status === 'served' ? rest : [...rest, moved].sort(oldest)
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
    },
    unmounted() {
      clearInterval(this.clock)
      this.stop?.()
    }
  }
})()
