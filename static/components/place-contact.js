// How one pays there, when it is open, and how it is reached.
import {hoursLines, t} from '../js/places.js'

// As the server takes them: nothing else becomes a link.
const isWebsite = text => /^https:\/\/[^\s"'<>\\]+$/.test(text || '')

export default {
  props: {place: {type: Object, required: true}},
  computed: {
    ways() {
      return ['lightning', 'onchain'].filter(
        way => this.place[`accepts_${way}`]
      )
    },
    hours() {
      return hoursLines(this.place.operating_hours)
    },
    address() {
      const {address, city, country} = this.place
      return [address, city, country].filter(Boolean).join(', ')
    },
    phoneLink() {
      return `tel:${this.place.phone.replace(/[^0-9+]/g, '')}`
    },
    // Nothing of it may become a subject or a copy to somebody else.
    mailLink() {
      return `mailto:${encodeURIComponent(this.place.email).replace('%40', '@')}`
    },
    website() {
      return isWebsite(this.place.website) ? this.place.website : ''
    },
    host() {
      return new URL(this.website).host
    }
  },
  methods: {t}
}
