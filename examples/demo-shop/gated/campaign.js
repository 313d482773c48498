// Remembers the campaign in the address the visitor came by. Runs only after consent to marketing.
{
  const campaign = new URLSearchParams(location.search).get('utm_campaign');
  if (campaign) localStorage.setItem('shop_campaign', campaign.slice(0, 100));
}
