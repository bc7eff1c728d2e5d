// A month of a place on one sheet: on screen, on paper, as a file.
window.PageLoyaltyReport = (async () => {
  const {ask, capital, listVenues, money, number, pathOf, problemOf, sats, t} =
    await import('/loyalty/static/js/cms.js')
  const {download} = await import('/loyalty/static/js/guests.js')
  const {speakAsLnbits} = await import('/loyalty/static/js/language.js')
  await speakAsLnbits()
  const {pieces} = await import('/loyalty/static/js/pieces.js')
  const {style} = await import('/loyalty/static/js/style.js')
  await style('report.css')

  const MONTHS = 24
  const POINTS = 'opening issued used expired taken_back moved closing'.split(
    ' '
  )
  const TAKEN_OFF = ['used', 'expired', 'taken_back']

  const word = (key, ...rest) => t(`report.${key}`, ...rest)
  const monthName = month =>
    capital(
      new Intl.DateTimeFormat(window.i18n.global.locale, {
        month: 'long',
        year: 'numeric'
      }).format(new Date(`${month}-15T12:00`))
    )

  return {
    template: '#page-loyalty-report',
    components: pieces('empty', 'problem'),
    data: () => ({venue: null, report: null, problem: null, isSaving: false}),
    computed: {
      month() {
        const {month} = this.$route.query
        return /^\d{4}-\d{2}$/.test(month) ? month : ''
      },
      // All of the programme's branches, for its owner; else this one.
      scope() {
        return this.$route.query.scope === 'program' ? 'program' : 'branch'
      },
      months() {
        const now = new Date()
        return [...Array(MONTHS).keys()].map(n => {
          const date = new Date(now.getFullYear(), now.getMonth() - n, 15)
          const value = date.toISOString().slice(0, 7)
          return {value, label: monthName(value)}
        })
      },
      sheets() {
        const {report} = this
        const all = {
          id: 'all',
          name: report.branches.length ? word('all') : report.merchant.name,
          ...report
        }
        return [all, ...report.branches].map(sheet => ({
          id: sheet.id,
          name: sheet.name,
          tables: this.tablesOf(sheet),
          points: sheet.points && this.pointsOf(sheet.points)
        }))
      },
      title() {
        return word('heading', {
          name: this.venue.merchant.name,
          month: monthName(this.report.month)
        })
      },
      about() {
        const {report} = this
        return [
          report.is_over ? '' : word('not_over'),
          word('zone', {zone: report.timezone}),
          report.currency ? word('rates', {currency: report.currency}) : ''
        ]
          .filter(Boolean)
          .join(' ')
      }
    },
    watch: {
      month: 'fetch',
      scope: 'fetch'
    },
    created() {
      this.load()
    },
    methods: {
      t: word,
      number,
      async load() {
        this.problem = null
        try {
          const venues = await listVenues(this.g.user)
          const {merchant} = this.$route.params
          this.venue = venues.find(one => one.merchant.id === merchant)
          if (this.venue) await this.fetch()
          else this.problem = {words: word('not_yours'), after: '', code: ''}
        } catch (error) {
          this.problem = problemOf(error)
        }
      },
      query() {
        return new URLSearchParams({month: this.month, scope: this.scope})
      },
      async fetch() {
        const asked = (this.asked = {})
        try {
          const path = pathOf(this.venue, `/report?${this.query()}`)
          const report = await ask(this.venue, 'GET', path)
          if (asked !== this.asked) return
          this.report = report
          this.problem = null
        } catch (error) {
          if (asked === this.asked) this.problem = problemOf(error)
        }
      },
      choose(wanted) {
        this.$router.replace({query: {...this.$route.query, ...wanted}})
      },
      print: () => window.print(),
      async save() {
        this.isSaving = true
        const path = pathOf(this.venue, `/report.csv?${this.query()}`)
        try {
          await download(this.venue, path, `report-${this.report.month}.csv`)
        } catch (error) {
          this.problem = problemOf(error)
        }
        this.isSaving = false
      },

      // --- the sheet ---

      row(name, count, worth, more = '') {
        const {currency} = this.report
        const hasMoney = currency && worth.sats !== worth.unrated_sats
        return {
          name,
          count,
          sats: sats(worth.sats),
          money: hasMoney ? money(worth.minor, currency) : '',
          unrated:
            currency && worth.unrated_sats
              ? word('unrated', {sats: sats(worth.unrated_sats)})
              : '',
          more
        }
      },
      tablesOf(sheet) {
        const table = (name, rows) => ({
          name,
          title: word(`tables.${name}`),
          rows,
          none: word(`none.${name}`)
        })
        const used = sheet.taken.filter(one => one.payments)
        return [
          table('taken', [
            ...used.map(one =>
              this.row(word(`methods.${one.method}`), one.payments, one.goods)
            ),
            ...used
              .filter(one => one.tips.sats)
              .map(one =>
                this.row(
                  word('tips', {by: word(`methods.${one.method}`)}),
                  '',
                  one.tips
                )
              ),
            ...used
              .filter(one => one.surplus.sats)
              .map(one =>
                this.row(
                  word('surplus', {by: word(`methods.${one.method}`)}),
                  '',
                  one.surplus
                )
              )
          ]),
          table(
            'bills',
            sheet.bills.count
              ? [this.row(word('gross'), sheet.bills.count, sheet.bills.gross)]
              : []
          ),
          table(
            'discounts',
            sheet.discounts.map(one =>
              this.row(
                one.name,
                one.count,
                one,
                one.cashback.sats
                  ? word('cashback', {sats: sats(one.cashback.sats)})
                  : ''
              )
            )
          ),
          table(
            'rewards',
            sheet.rewards.map(one =>
              this.row(one.name, one.count, one, this.rewardWords(one))
            )
          ),
          table(
            'refunds',
            sheet.refunds.map(one =>
              this.row(word(`by.${one.id}`), one.count, one)
            )
          ),
          table(
            'satoshi_back',
            sheet.satoshi_back.map(one =>
              this.row(word(`kinds.${one.id}`), one.count, one)
            )
          )
        ]
      },
      rewardWords({points, unpriced}) {
        return [
          word('points', {n: number(points)}, points),
          unpriced ? word('unpriced', {n: number(unpriced)}, unpriced) : ''
        ]
          .filter(Boolean)
          .join(' · ')
      },
      pointsOf(points) {
        return POINTS.filter(name => name !== 'moved' || points.moved).map(
          name => ({
            name,
            label: word(`statement.${name}`),
            value: number(
              TAKEN_OFF.includes(name) ? 0 - points[name] : points[name]
            ),
            isSum: name === 'opening' || name === 'closing'
          })
        )
      }
    }
  }
})()
