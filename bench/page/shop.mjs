// The shop's page that all rows of the table share, and what is asked on it.

export const ask = {
  recommend: 'How likely are you to recommend us to a friend?',
  least: 'Not at all likely',
  most: 'Extremely likely',
  why: 'What is the main reason for your score?',
  thanks: 'Thank you!',
};

/** The same words and the same weight for all; `head` and `body` is what a way of asking adds. */
export const shopPage = ({ head = '', body = '' }) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Thank you for your order</title>
<link rel="icon" href="data:,">
${head}<body>
<h1>Thank you for your order</h1>
<p>Order 20041 is on its way. We have sent the receipt to your address.</p>
${body}`;
